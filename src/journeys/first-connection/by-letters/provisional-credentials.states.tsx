import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import {
  longAddress,
  sampleAbout,
  shortAddress,
  slippedAddress,
  wrong,
  wrongCredentials,
  wrongForm,
} from "#subject/sample.ts";
import { CorrectAddressPage } from "../../credentials/address/correct-address-page.tsx";
import { MailSentPage } from "../../credentials/address/mail-sent-page.tsx";
import { ChooseCredentialsPage } from "../../credentials/choose-credentials-page.tsx";
import { afterLetters } from "../../credentials/credentials-words.ts";
import { askedVisit, crowded } from "../../engine/samples/sample-captcha.ts";
import { sampleVisit } from "../../engine/samples/sample-visit.ts";
import { ConfirmLinkPage } from "../../proofs/link/confirm-link-page.tsx";
import { DeadLinkPage } from "../../proofs/link/dead-link-page.tsx";
import { isRun } from "../../served.rules.ts";
import { IdentifyPage } from "./identify-page.tsx";
import { provisionalCredentials } from "./provisional-credentials.journey.ts";

const tooOften = wrongForm({ _form: "Le mail a déjà été renvoyé trois fois cette heure." });

export const provisionalCredentialsStates = (space: Space) => {
  if (!isRun(provisionalCredentials.kind, space.policy)) return [];
  const visit = sampleVisit(space);
  const sent = { ...visit, announcement: { tone: "ok", title: "Mail renvoyé" } as const };
  const restarts = [{ href: `/${space.id}/inscription`, label: "Créer mon espace personnel" }];
  return [
    entry("Première connexion", "vide", () => <IdentifyPage visit={visit} state={emptyForm} />),
    entry("Première connexion", "refusée", () => (
      <IdentifyPage visit={visit} state={wrongCredentials(space.wording.numberLabel)} />
    )),
    entry("Première connexion", "bloquée", () => <IdentifyPage visit={visit} state={wrong.locked} />),
    entry("Première connexion", "anti-robot demandé", () => (
      <IdentifyPage
        visit={askedVisit(space)}
        state={crowded({ number: "N421070" }, "retapez le mot de passe provisoire s’il a été effacé")}
      />
    )),
    entry("Bienvenue", "vide", () => (
      <ChooseCredentialsPage
        visit={visit}
        words={afterLetters}
        accountName={null}
        about={sampleAbout}
        state={emptyForm}
      />
    )),
    entry("Bienvenue", "trois erreurs", () => (
      <ChooseCredentialsPage
        visit={visit}
        words={afterLetters}
        accountName={null}
        about={sampleAbout}
        state={wrongForm(
          { ...wrong.email, ...wrong.password, ...wrong.confirmation },
          { email: longAddress },
        )}
      />
    )),
    entry("Bienvenue", "faute de frappe probable", () => (
      <ChooseCredentialsPage
        visit={visit}
        words={afterLetters}
        accountName={null}
        about={sampleAbout}
        state={wrongForm(wrong.password, { email: slippedAddress })}
      />
    )),
    entry("Mail envoyé", "faute de frappe probable", () => (
      <MailSentPage visit={visit} email={slippedAddress} trouble={null} state={emptyForm} />
    )),
    entry("Corriger l’adresse", "faute de frappe probable", () => (
      <CorrectAddressPage visit={visit} words={afterLetters} former={slippedAddress} state={emptyForm} />
    )),
    entry("Mail envoyé", "simple", () => (
      <MailSentPage visit={visit} email={shortAddress} trouble={null} state={emptyForm} />
    )),
    entry("Mail envoyé", "adresse longue, renvoyé", () => (
      <MailSentPage visit={sent} email={longAddress} trouble={null} state={emptyForm} />
    )),
    entry("Mail envoyé", "trop souvent", () => (
      <MailSentPage visit={visit} email={shortAddress} trouble={null} state={tooOften} />
    )),
    ...(["refused", "held", "lost"] as const).map((trouble) =>
      entry("Mail envoyé", trouble, () => (
        <MailSentPage visit={visit} email={longAddress} trouble={trouble} state={emptyForm} />
      )),
    ),
    entry("Corriger l’adresse", "vide", () => (
      <CorrectAddressPage visit={visit} words={afterLetters} former={shortAddress} state={emptyForm} />
    )),
    entry("Corriger l’adresse", "refusée", () => (
      <CorrectAddressPage
        visit={visit}
        words={afterLetters}
        former={shortAddress}
        state={wrongForm(wrong.email, { email: "jeanne" })}
      />
    )),
    entry("Lien à confirmer", "activation", () => (
      <ConfirmLinkPage visit={visit} purpose="activation" state={emptyForm} />
    )),
    ...(["used", "expired", "address_taken", "damaged", "absent"] as const).map((why) =>
      entry("Lien mort", why, () => <DeadLinkPage visit={visit} why={why} restarts={restarts} />),
    ),
  ];
};
