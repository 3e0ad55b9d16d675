import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { remakeRecoveryCodes } from "#account/factors/recovery-codes/recovery-codes.actions.ts";
import { confirmForm } from "#web/confirm/confirm-form.ts";
import { ConfirmPage } from "#web/confirm/confirm-page.tsx";
import { screen } from "#web/screen.ts";
import { backToSecurity, baseOf, securityPath, showCodes, unconfirmed } from "../factor-pages.tsx";
import { lostNoMore } from "./lost-no-more.ts";

/** Shown once. They need a factor and the current password. */
export const recoveryCodeRoutes = screen({
  path: `${securityPath}/codes`,
  opens: "own-factors",
  async load(trx, { session }) {
    const factors = await findFactors(trx, session.accountId);
    return hasFactors(factors) ? factors : null;
  },
  otherwise: securityPath,
  draw: (visit, _, state) => (
    <ConfirmPage
      visit={visit}
      title="Créer de nouveaux codes de secours"
      action={`${baseOf(visit)}/codes`}
      back={baseOf(visit)}
      submit="Créer les codes"
      state={state}
    >
      <p>Les anciens codes ne serviront plus. Vos autres appareils seront déconnectés.</p>
    </ConfirmPage>
  ),
  form: confirmForm,
  async act(visit, { current_password }) {
    const made = await remakeRecoveryCodes(visit.ctx, current_password, lostNoMore);
    if (made.ok) return showCodes(visit, made.value);
    if (made.refusal.kind === "gone") return backToSecurity(null);
    return unconfirmed(visit, made.refusal.refusal);
  },
});
