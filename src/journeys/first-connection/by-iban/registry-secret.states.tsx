import { hours } from "#kernel/duration.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, sampleAbout, shortAddress, slippedAddress, wrong, wrongForm } from "#subject/sample.ts";
import { CorrectAddressPage } from "../../credentials/address/correct-address-page.tsx";
import { MailSentPage } from "../../credentials/address/mail-sent-page.tsx";
import { ChooseCredentialsPage } from "../../credentials/choose-credentials-page.tsx";
import { afterIban } from "../../credentials/credentials-words.ts";
import { askedVisit, crowded } from "../../engine/samples/sample-captcha.ts";
import { sampleVisit } from "../../engine/samples/sample-visit.ts";
import { ibanRefused } from "../../proofs/iban/iban-refusals.ts";
import { ProveByIbanPage } from "../../proofs/iban/prove-by-iban-page.tsx";
import { ConfirmLinkPage } from "../../proofs/link/confirm-link-page.tsx";
import { DeadLinkPage } from "../../proofs/link/dead-link-page.tsx";
import { isRun } from "../../served.rules.ts";
import { registrySecret } from "./registry-secret.journey.ts";

const until = new Date("2026-11-22T16:05:00Z");
const typed = { number: "750000018" };
const oneDay = hours(24);

export const registrySecretStates = (space: Space) => {
  if (!isRun(registrySecret.kind, space.policy)) return [];
  const visit = sampleVisit(space);
  const restarts = [{ href: `/${space.id}/inscription`, label: "Inscription" }];
  const refused = {
    refusée: { kind: "wrong", left: 2, next: oneDay },
    "à attendre": { kind: "locked", lock: { until, wait: oneDay } },
    "par courrier": { kind: "locked", lock: null },
    suspendue: { kind: "suspended", until, wait: hours(1) },
  } as const;
  return [
    entry("Inscription", "vide", () => <ProveByIbanPage visit={visit} state={emptyForm} />),
    entry("Inscription", "fautes de frappe", () => (
      <ProveByIbanPage
        visit={visit}
        state={wrongForm({
          number: "Ce numéro a 8 chiffres : c’est un numéro AM, celui de l’assurance maladie.",
          tail: "Saisissez les 5 derniers caractères de l’IBAN, ni plus ni moins : vous en avez tapé 4.",
        })}
      />
    )),
    ...Object.entries(refused).map(([state, refusal]) =>
      entry("Inscription", state, () => (
        <ProveByIbanPage visit={visit} state={ibanRefused(refusal, typed, space).redraw} />
      )),
    ),
    entry("Inscription", "anti-robot demandé", () => (
      <ProveByIbanPage visit={askedVisit(space)} state={crowded({ ...typed, tail: "12345" })} />
    )),
    entry("Vos accès", "vide", () => (
      <ChooseCredentialsPage
        visit={visit}
        words={afterIban}
        accountName="350002200"
        about={sampleAbout}
        state={emptyForm}
      />
    )),
    entry("Vos accès", "quatre erreurs", () => (
      <ChooseCredentialsPage
        visit={visit}
        words={afterIban}
        accountName="350002200"
        about={sampleAbout}
        state={wrongForm(
          {
            ...wrong.email,
            email_confirmation: "Retapez exactement la même adresse que ci-dessus.",
            ...wrong.password,
            ...wrong.confirmation,
          },
          { email: longAddress, email_confirmation: longAddress },
        )}
      />
    )),
    entry("Vos accès", "faute de frappe probable", () => (
      <ChooseCredentialsPage
        visit={visit}
        words={afterIban}
        accountName={null}
        about={sampleAbout}
        state={wrongForm(wrong.password, { email: slippedAddress })}
      />
    )),
    entry("Mail envoyé", "faute de frappe probable", () => (
      <MailSentPage visit={visit} email={slippedAddress} trouble={null} state={emptyForm} />
    )),
    entry("Corriger l’adresse", "faute de frappe probable", () => (
      <CorrectAddressPage visit={visit} words={afterIban} former={slippedAddress} state={emptyForm} />
    )),
    entry("Mail envoyé", "simple", () => (
      <MailSentPage visit={visit} email={longAddress} trouble={null} state={emptyForm} />
    )),
    entry("Corriger l’adresse", "vide", () => (
      <CorrectAddressPage visit={visit} words={afterIban} former={shortAddress} state={emptyForm} />
    )),
    entry("Lien à confirmer", "activation", () => (
      <ConfirmLinkPage visit={visit} purpose="activation" state={emptyForm} />
    )),
    entry("Lien mort", "expired", () => <DeadLinkPage visit={visit} why="expired" restarts={restarts} />),
  ];
};
