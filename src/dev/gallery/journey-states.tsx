import { AskLinkPage } from "#journeys/steps/ask-link-page.tsx";
import { ChooseCredentialsPage } from "#journeys/steps/choose-credentials-page.tsx";
import { ChoosePasswordPage } from "#journeys/steps/choose-password-page.tsx";
import { ConfirmLinkPage } from "#journeys/steps/confirm-link-page.tsx";
import { CorrectAddressPage } from "#journeys/steps/correct-address-page.tsx";
import { DeadLinkPage } from "#journeys/steps/dead-link-page.tsx";
import { IdentifyPage } from "#journeys/steps/identify-page.tsx";
import { MailSentPage } from "#journeys/steps/mail-sent-page.tsx";
import { RecoveryMailSentPage } from "#journeys/steps/recovery-mail-sent-page.tsx";
import { SignInPage } from "#journeys/steps/sign-in-page.tsx";
import { StepGone } from "#journeys/steps/step-gone.tsx";
import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "./entry.ts";
import { longAddress, wrongForm } from "./sample.ts";

const email = "jeanne.martin@exemple.example";
const badEmail = { email: "Donnez une adresse mail complète, comme nom@exemple.fr." };
const badPassword = { password: "Ajoutez des lettres ou des chiffres : il en faut au moins 6." };
const differs = { password_confirmation: "Retapez le même mot de passe que ci-dessus." };
const notThese = wrongForm({ _form: "Ces informations ne correspondent pas. Il vous reste des essais." });
const locked = wrongForm({ _form: "Trop d’essais. Vous pourrez recommencer dans 2 heures." });
const tooOften = wrongForm({ _form: "Le mail a déjà été renvoyé trois fois cette heure." });

/** From the letters to the session, and back after a lost password. */
export const journeyStates = (space: Space) => {
  const visit = { space, home: `/${space.id}`, csrf: "sample", announcement: undefined };
  const sent = { ...visit, announcement: { tone: "ok", title: "Mail renvoyé" } as const };
  return [
    entry("Première connexion", "vide", () => <IdentifyPage visit={visit} state={emptyForm} />),
    entry("Première connexion", "refusée", () => <IdentifyPage visit={visit} state={notThese} />),
    entry("Première connexion", "bloquée", () => <IdentifyPage visit={visit} state={locked} />),
    entry("Bienvenue", "vide", () => <ChooseCredentialsPage visit={visit} state={emptyForm} />),
    entry("Bienvenue", "trois erreurs", () => (
      <ChooseCredentialsPage
        visit={visit}
        state={wrongForm({ ...badEmail, ...badPassword, ...differs }, { email: longAddress })}
      />
    )),
    entry("Mail envoyé", "simple", () => <MailSentPage visit={visit} email={email} state={emptyForm} />),
    entry("Mail envoyé", "adresse longue, renvoyé", () => (
      <MailSentPage visit={sent} email={longAddress} state={emptyForm} />
    )),
    entry("Mail envoyé", "trop souvent", () => <MailSentPage visit={visit} email={email} state={tooOften} />),
    entry("Corriger l’adresse", "vide", () => (
      <CorrectAddressPage visit={visit} former={email} state={emptyForm} />
    )),
    entry("Corriger l’adresse", "refusée", () => (
      <CorrectAddressPage visit={visit} former={email} state={wrongForm(badEmail, { email: "jeanne" })} />
    )),
    ...(["activation", "recovery"] as const).map((purpose) =>
      entry("Lien à confirmer", purpose, () => (
        <ConfirmLinkPage visit={visit} purpose={purpose} state={emptyForm} />
      )),
    ),
    ...(["used", "expired", "address_taken"] as const).map((why) =>
      entry("Lien mort", why, () => (
        <DeadLinkPage
          visit={visit}
          why={why}
          restarts={[{ href: `/${space.id}/inscription`, label: "Créer mon espace personnel" }]}
        />
      )),
    ),
    entry("Étape passée", "simple", () => <StepGone visit={visit} restart={`/${space.id}/inscription`} />),
    entry("Connexion", "vide", () => <SignInPage visit={visit} state={emptyForm} />),
    entry("Connexion", "refusée", () => <SignInPage visit={visit} state={notThese} />),
    entry("Connexion", "bloquée", () => <SignInPage visit={visit} state={locked} />),
    entry("Mot de passe oublié", "vide", () => <AskLinkPage visit={visit} state={emptyForm} />),
    entry("Mot de passe oublié", "refusé", () => <AskLinkPage visit={visit} state={wrongForm(badEmail)} />),
    entry("Mot de passe oublié", "mail envoyé", () => (
      <RecoveryMailSentPage visit={visit} email={longAddress} state={emptyForm} />
    )),
    entry("Nouveau mot de passe", "vide", () => (
      <ChoosePasswordPage visit={visit} action="#" state={emptyForm} />
    )),
    entry("Nouveau mot de passe", "refusé", () => (
      <ChoosePasswordPage visit={visit} action="#" state={wrongForm({ ...badPassword, ...differs })} />
    )),
  ];
};
