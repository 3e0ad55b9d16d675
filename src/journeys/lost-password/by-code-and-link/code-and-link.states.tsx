import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, sampleAbout, slippedAddress, wrong, wrongForm } from "#subject/sample.ts";
import { ChoosePasswordPage } from "../../credentials/choose-password-page.tsx";
import { askedVisit, crowded } from "../../engine/samples/sample-captcha.ts";
import { sampleVisit } from "../../engine/samples/sample-visit.ts";
import { isRun } from "../../served.rules.ts";
import { AskCodeAndLinkPage } from "./ask-code-and-link-page.tsx";
import { codeAndLink } from "./code-and-link.journey.ts";
import { codeAndLinkSteps } from "./code-and-link-words.ts";
import { GiveCodePage } from "./give-code-page.tsx";

const number = "310000019";
const misspelt = { number: "Ce numéro FINESS a une faute : sa clé est fausse." };
const fiveMails = wrongForm({ _form: "Pas plus de 5 codes peuvent être demandés en 24 heures." }, { number });
const wrongCode = wrongForm(
  {
    code: "Ce numéro ou ce code n’est pas le bon. Il vous reste 2 essais.",
  },
  { number },
);

export const codeAndLinkStates = (space: Space) => {
  if (!isRun(codeAndLink.kind, space.policy)) return [];
  const visit = sampleVisit(space);
  const resent = { ...visit, announcement: { tone: "ok", title: "Mail renvoyé" } as const };
  const here = { visit, action: "#", sentTo: longAddress, state: { ...emptyForm, values: { number } } };
  const choosing = { visit, action: "#", accountName: number, about: sampleAbout, steps: codeAndLinkSteps };
  return [
    entry("Mot de passe oublié", "vide", () => (
      <AskCodeAndLinkPage visit={visit} state={emptyForm} mayHaveCode={false} />
    )),
    entry("Mot de passe oublié", "code déjà reçu", () => (
      <AskCodeAndLinkPage visit={visit} state={emptyForm} mayHaveCode />
    )),
    entry("Mot de passe oublié", "refusé", () => (
      <AskCodeAndLinkPage
        visit={visit}
        state={wrongForm({ ...misspelt, ...wrong.email })}
        mayHaveCode={false}
      />
    )),
    entry("Mot de passe oublié", "trop de mails", () => (
      <AskCodeAndLinkPage visit={visit} state={fiveMails} mayHaveCode />
    )),
    entry("Mot de passe oublié", "anti-robot demandé", () => (
      <AskCodeAndLinkPage
        visit={askedVisit(space)}
        state={crowded({ number, email: longAddress })}
        mayHaveCode={false}
      />
    )),
    entry("Code de vérification", "anti-robot demandé", () => (
      <GiveCodePage {...here} visit={askedVisit(space)} state={crowded({ number, code: "204518" })} />
    )),
    entry("Code de vérification", "mail annoncé", () => <GiveCodePage {...here} />),
    entry("Code de vérification", "faute de frappe probable", () => (
      <GiveCodePage {...here} sentTo={slippedAddress} />
    )),
    entry("Code de vérification", "mail renvoyé", () => <GiveCodePage {...here} visit={resent} />),
    entry("Code de vérification", "refusé", () => <GiveCodePage {...here} state={wrongCode} />),
    entry("Code de vérification", "par le lien, ailleurs", () => (
      <GiveCodePage {...here} sentTo={null} state={emptyForm} />
    )),
    entry("Nouveau mot de passe", "vide", () => <ChoosePasswordPage {...choosing} state={emptyForm} />),
    entry("Nouveau mot de passe", "refusé", () => (
      <ChoosePasswordPage {...choosing} state={wrongForm({ ...wrong.password, ...wrong.confirmation })} />
    )),
  ];
};
