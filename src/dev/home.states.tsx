import type { VNode } from "preact";
import { days } from "#kernel/duration.ts";
import { newId, type PaymentId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import { HomePage } from "#modules/home/pages/home-page.tsx";
import type { LastPayment, Unsettled } from "#modules/payments/home/home.queries.ts";
import { PaymentsCard } from "#modules/payments/home/payments-card.tsx";
import { toDoAfter } from "#modules/payments/home/to-do.rules.ts";
import type { NextPayment } from "#modules/payments/next/next-payment.rules.ts";
import { payments } from "#modules/payments/payments.module.ts";
import { mailsComeBack } from "#modules/profile/mails-come-back.rules.ts";
import { contactsMissing } from "#modules/profile/missing-contacts.rules.ts";
import { ContactsCard } from "#modules/profile/pages/contacts-card.tsx";
import { profile } from "#modules/profile/profile.module.ts";
import { sampleMember } from "#modules/sample-member.ts";
import { LastSignInCard } from "#modules/security/pages/last-sign-in-card.tsx";
import { RenewalNotice } from "#modules/security/pages/renewal-notice.tsx";
import { SecondFactorNotice } from "#modules/security/pages/second-factor-notice.tsx";
import { security } from "#modules/security/security.module.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, longName, shortAddress } from "#subject/sample.ts";
import type { ToDo } from "#web/module.ts";

const modules = [profile, payments, security];
const unsettled: Unsettled = {
  paymentId: newId(),
  paidOn: "2026-11-12" as Day,
  status: "rejected",
  reason: "AC04",
};
const nextYear: NextPayment = { kind: "in", year: 2027, month: 11, missed: true };
const lastPayments = [
  { status: "rejected", label: "Prestation de fidélisation 2026", amount: 102_495, paidOn: "2026-11-12" },
  { status: "returned", label: longName, amount: -1_999, paidOn: "2025-11-12" },
  { status: "paid", label: "Prestation de fidélisation 2024", amount: 512_000_50, paidOn: "2024-11-13" },
].map((row) => ({ ...row, id: newId<PaymentId>() }) as LastPayment);
const morning = new Date("2026-03-12T08:04:00Z");

export const homeStates = (space: Space) => [
  entry("Espace, accueil", "simple", () => (
    <HomePage
      modules={modules}
      visit={sampleMember(space)}
      greeted="Jeanne"
      toDo={[]}
      panels={panels(space)}
    />
  )),
  entry("Espace, accueil", "nom très long", () => (
    <HomePage
      modules={modules}
      visit={sampleMember(space, longName)}
      greeted={longName}
      toDo={[
        mailsComeBack({ address: longAddress, since: "2026-11-12" as Day }, space),
        contactsMissing("un téléphone"),
      ]}
      panels={panels(space, longAddress)}
    />
  )),
  entry("Espace, accueil", "annonce", () => (
    <HomePage
      modules={modules}
      visit={{ ...sampleMember(space), announcement: { tone: "ok", title: "C’est fait" } }}
      greeted=""
      toDo={[]}
    />
  )),
  ...paymentStates(space),
  ...renewalStates(space),
  ...secondFactorStates(space),
];

const panels = (space: Space, email: string | null = null) => (
  <>
    <ContactsCard
      space={space}
      home={`/${space.id}`}
      contacts={{
        email: email ?? shortAddress,
        phone: email && "+33639980001",
        returned: [],
        letterBack: null,
      }}
    />
    <LastSignInCard
      last={email === null ? undefined : { at: morning, browser: "Firefox sur Windows" }}
      securityHref="#"
    />
  </>
);

const card = (last: typeof lastPayments, next: NextPayment) => (
  <PaymentsCard home="/x" last={last} next={next} follows={undefined} />
);

const paymentStates = (space: Space) => {
  const state = (name: string, toDo: readonly ToDo[], panel: VNode) =>
    entry("Espace, accueil", name, () => (
      <HomePage
        modules={modules}
        visit={sampleMember(space)}
        greeted="Jeanne"
        toDo={toDo}
        panels={[panel, panels(space)]}
      />
    ));
  const asked = [...toDoAfter([unsettled]), contactsMissing("un téléphone")];
  return [
    state("virement rejeté", asked, card(lastPayments, { kind: "on", day: "2026-12-09" as Day })),
    state("aucun versement", [], card([], { kind: "none_yet" })),
    state("prochain versement connu au mois", [], card(lastPayments, nextYear)),
    state("versements au fil des demandes", [], card([], { kind: "as_claims_come", within: days(30) })),
  ];
};

const renewalStates = (space: Space) => {
  const rule = space.policy.renewal;
  if (!rule) return [];
  const notice = (
    <RenewalNotice
      advice={{ chosenAt: morning }}
      rule={rule}
      csrf="sample"
      laterAction="#"
      securityHref={`/${space.id}/espace/securite`}
    />
  );
  return [
    entry("Espace, accueil", "mot de passe à renouveler", () => (
      <HomePage modules={modules} visit={sampleMember(space)} greeted="Jeanne" toDo={[]} notices={notice} />
    )),
  ];
};

const secondFactorStates = (space: Space) => {
  const why = space.wording.whySecondFactor;
  const notice = why && <SecondFactorNotice why={why} securityHref={`/${space.id}/espace/securite`} />;
  return [
    ...(notice
      ? [
          entry("Espace, accueil", "sans seconde vérification", () => (
            <HomePage modules={modules} visit={sampleMember(space)} greeted="" toDo={[]} notices={notice} />
          )),
        ]
      : []),
  ];
};
