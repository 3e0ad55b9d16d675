import { ChoosePasswordPage } from "#journeys/credentials/choose-password-page.tsx";
import { AskLinkPage } from "#journeys/lost-password/by-link/ask-link-page.tsx";
import { RecoveryMailSentPage } from "#journeys/lost-password/by-link/recovery-mail-sent-page.tsx";
import { ConfirmLinkPage } from "#journeys/proofs/link/confirm-link-page.tsx";
import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "./entry.ts";
import { longAddress, sampleVisit, shortAddress, slippedAddress, wrong, wrongForm } from "./sample.ts";
import { askedVisit, crowded } from "./sample-captcha.ts";

/** A lost password replaced through a link. */
export const linkRecoveryStates = (space: Space) => {
  const visit = sampleVisit(space);
  return [
    entry("Mot de passe oublié", "vide", () => <AskLinkPage visit={visit} state={emptyForm} />),
    entry("Mot de passe oublié", "refusé", () => (
      <AskLinkPage visit={visit} state={wrongForm(wrong.email)} />
    )),
    entry("Mot de passe oublié", "anti-robot demandé", () => (
      <AskLinkPage visit={askedVisit(space)} state={crowded({ email: longAddress })} />
    )),
    entry("Mot de passe oublié", "mail envoyé", () => (
      <RecoveryMailSentPage visit={visit} email={longAddress} state={emptyForm} />
    )),
    entry("Mot de passe oublié", "mail envoyé, faute de frappe probable", () => (
      <RecoveryMailSentPage visit={visit} email={slippedAddress} state={emptyForm} />
    )),
    entry("Mot de passe oublié", "mail envoyé, anti-robot demandé", () => (
      <RecoveryMailSentPage visit={askedVisit(space)} email={longAddress} state={crowded()} />
    )),
    entry("Lien à confirmer", "recovery", () => (
      <ConfirmLinkPage visit={visit} purpose="recovery" state={emptyForm} />
    )),
    entry("Nouveau mot de passe", "vide", () => (
      <ChoosePasswordPage visit={visit} action="#" accountName={shortAddress} state={emptyForm} />
    )),
    entry("Nouveau mot de passe", "refusé", () => (
      <ChoosePasswordPage
        visit={visit}
        action="#"
        accountName={shortAddress}
        state={wrongForm({ ...wrong.password, ...wrong.confirmation })}
      />
    )),
  ];
};
