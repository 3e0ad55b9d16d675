import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, sampleAbout, shortAddress, slippedAddress, wrong, wrongForm } from "#subject/sample.ts";
import { ChoosePasswordPage } from "../../credentials/choose-password-page.tsx";
import { askedVisit, crowded } from "../../engine/samples/sample-captcha.ts";
import { sampleVisit } from "../../engine/samples/sample-visit.ts";
import { ConfirmLinkPage } from "../../proofs/link/confirm-link-page.tsx";
import { isRun } from "../../served.rules.ts";
import { AskLinkPage } from "./ask-link-page.tsx";
import { linkRecovery } from "./link-recovery.journey.ts";
import { RecoveryMailSentPage } from "./recovery-mail-sent-page.tsx";

export const linkRecoveryStates = (space: Space) => {
  if (!isRun(linkRecovery.kind, space.policy)) return [];
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
      <ChoosePasswordPage
        visit={visit}
        action="#"
        accountName={shortAddress}
        about={sampleAbout}
        state={emptyForm}
      />
    )),
    entry("Nouveau mot de passe", "refusé", () => (
      <ChoosePasswordPage
        visit={visit}
        action="#"
        accountName={shortAddress}
        about={sampleAbout}
        state={wrongForm({ ...wrong.password, ...wrong.confirmation })}
      />
    )),
  ];
};
