import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { sampleAbout, wrong, wrongForm } from "#subject/sample.ts";
import { ChoosePasswordPage } from "../../credentials/choose-password-page.tsx";
import { askedVisit, crowded } from "../../engine/samples/sample-captcha.ts";
import { sampleVisit } from "../../engine/samples/sample-visit.ts";
import { isRun } from "../../served.rules.ts";
import { LetterAnnouncedPage } from "./by-post/letter-announced-page.tsx";
import { ChooseChannelPage } from "./choose-channel-page.tsx";
import { codeSteps } from "./code-steps.ts";
import { codeToContact } from "./code-to-contact.journey.ts";
import { EnterCodePage } from "./enter-code-page.tsx";
import { ExplainPage } from "./explain-page.tsx";
import { GiveNumberPage } from "./give-number-page.tsx";

const number = "421070";
const longNumber = "X".repeat(32);
const email = "c••••@b••••.example";
const phone = "06 •• •• •• 42";
const contacts = (mail: string | null, sms: string | null) => ({
  masks: { mail, sms },
  isSmsSpent: false,
  letter: null,
});
const letter = {
  askedAt: new Date("2026-11-21T10:00:00Z"),
  due: new Date("2026-11-29T10:00:00Z"),
  askAgainFrom: new Date("2026-12-03T10:00:00Z"),
};

const wrongNumber = wrongForm({ number: "Ce numéro est trop long." }, { number: longNumber });
const fiveCodes = wrongForm({ _form: "Pas plus de 5 codes peuvent être demandés en 24 heures." });
const wrongCode = wrongForm({
  code: "Ce code n’est pas le bon. Il vous reste 2 essais.",
});
const fifteen = wrongForm({ _form: "Après 15 codes erronés, aucun code n’est plus accepté." });

export const codeToContactStates = (space: Space) => {
  if (!isRun(codeToContact.kind, space.policy)) return [];
  const visit = sampleVisit(space);
  const lost = { ...visit, announcement: { tone: "info", title: "Aucune demande en cours" } as const };
  const resent = { ...visit, announcement: { tone: "ok", title: "Code renvoyé" } as const };
  const asked = askedVisit(space);
  const channel = { visit, number, state: emptyForm, due: letter.due };
  const byPost = [
    entry("Mot de passe oublié", "explication", () => <ExplainPage visit={visit} />),
    entry("Mot de passe oublié", "rien en cours", () => <ExplainPage visit={lost} />),
    entry("Numéro", "vide", () => <GiveNumberPage visit={visit} state={emptyForm} />),
    entry("Numéro", "refusé", () => <GiveNumberPage visit={visit} state={wrongNumber} />),
    entry("Numéro", "anti-robot demandé", () => <GiveNumberPage visit={asked} state={crowded({ number })} />),
    entry("Contacts", "aucun, anti-robot demandé", () => (
      <ChooseChannelPage {...channel} visit={asked} state={crowded()} contacts={contacts(null, null)} />
    )),
    entry("Contacts", "aucun, courrier en route", () => (
      <ChooseChannelPage {...channel} number={longNumber} contacts={{ ...contacts(null, null), letter }} />
    )),
    entry("Contacts", "aucun", () => <ChooseChannelPage {...channel} contacts={contacts(null, null)} />),
    entry("Courrier demandé", "simple", () => (
      <LetterAnnouncedPage visit={visit} number={number} contacts={{ ...contacts(email, null), letter }} />
    )),
  ];
  if (!space.policy.codes) return byPost;
  return [
    ...byPost,
    entry("Contacts", "les deux", () => <ChooseChannelPage {...channel} contacts={contacts(email, phone)} />),
    entry("Contacts", "mail seul", () => <ChooseChannelPage {...channel} contacts={contacts(email, null)} />),
    entry("Contacts", "mobile seul", () => (
      <ChooseChannelPage {...channel} contacts={contacts(null, phone)} />
    )),
    entry("Contacts", "plus de SMS aujourd’hui", () => (
      <ChooseChannelPage {...channel} contacts={{ ...contacts(email, null), isSmsSpent: true }} />
    )),
    entry("Contacts", "aucun mail, plus de SMS aujourd’hui", () => (
      <ChooseChannelPage {...channel} contacts={{ ...contacts(null, null), isSmsSpent: true }} />
    )),
    entry("Courrier demandé", "sans contact", () => (
      <LetterAnnouncedPage visit={visit} number={number} contacts={{ ...contacts(null, null), letter }} />
    )),
    entry("Contacts", "trop de codes", () => (
      <ChooseChannelPage {...channel} state={fiveCodes} contacts={contacts(email, phone)} />
    )),
    entry("Contacts", "anti-robot demandé", () => (
      <ChooseChannelPage {...channel} visit={asked} contacts={contacts(email, phone)} />
    )),
    entry("Code", "anti-robot demandé", () => (
      <EnterCodePage
        visit={asked}
        number={number}
        channel="mail"
        mask={email}
        isLive
        state={crowded({ code: "204518" })}
      />
    )),
    entry("Code", "par mail", () => (
      <EnterCodePage visit={visit} number={number} channel="mail" mask={email} isLive state={emptyForm} />
    )),
    entry("Code", "par SMS, renvoyé", () => (
      <EnterCodePage visit={resent} number={number} channel="sms" mask={phone} isLive state={emptyForm} />
    )),
    entry("Code", "plus valable", () => (
      <EnterCodePage
        visit={visit}
        number={number}
        channel="sms"
        mask={phone}
        isLive={false}
        state={emptyForm}
      />
    )),
    entry("Code", "refusé", () => (
      <EnterCodePage visit={visit} number={number} channel="mail" mask={email} isLive state={wrongCode} />
    )),
    entry("Code", "bloqué", () => (
      <EnterCodePage visit={visit} number={number} channel="sms" mask={null} isLive state={fifteen} />
    )),
    entry("Nouveau mot de passe", "vide", () => (
      <ChoosePasswordPage
        visit={visit}
        action="#"
        accountName={number}
        about={sampleAbout}
        state={emptyForm}
        steps={codeSteps}
      />
    )),
    entry("Nouveau mot de passe", "refusé", () => (
      <ChoosePasswordPage
        visit={visit}
        action="#"
        accountName={number}
        about={sampleAbout}
        steps={codeSteps}
        state={wrongForm({ ...wrong.password, ...wrong.confirmation })}
      />
    )),
  ];
};
