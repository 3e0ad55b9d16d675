import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { remakeRecoveryCodes } from "#account/factors/recovery-codes/recovery-codes.actions.ts";
import type { Context } from "#context.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { readForm } from "#http/forms/read-form.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { type SignedIn, signedIn } from "#modules/signed-in.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import {
  backToSecurity,
  baseOf,
  confirmForm,
  securityPath,
  showCodes,
  unconfirmed,
} from "./factor-pages.tsx";
import { lostNoMore } from "./lost-no-more.ts";
import { ConfirmPage } from "./pages/confirm-page.tsx";

/** New recovery codes, shown once, for whoever has a factor and the password. */
export function recoveryCodeRoutes({ routes, ctx }: SpaceWeb) {
  routes.get(
    `${securityPath}/codes`,
    signedIn(ctx, (visit) => showRemaking(ctx, visit, emptyForm, 200)),
  );
  routes.post(
    `${securityPath}/codes`,
    signedIn(ctx, (visit) => remake(ctx, visit)),
  );
}

async function showRemaking(ctx: Context, visit: SignedIn, state: FormState, status: number) {
  const factors = await ctx.db.inTransaction((trx) => findFactors(trx, visit.session.accountId));
  if (!hasFactors(factors)) return backToSecurity(ctx, visit, null);
  const base = baseOf(ctx);
  return sendPage(
    visit.reply,
    <ConfirmPage
      frame={frameOf(ctx, visit, "security")}
      title="Créer de nouveaux codes de secours"
      action={`${base}/codes`}
      back={base}
      submit="Créer les codes"
      state={state}
    >
      <p>Les anciens codes ne serviront plus. Vos autres appareils seront déconnectés.</p>
    </ConfirmPage>,
    status,
  );
}

async function remake(ctx: Context, visit: SignedIn) {
  const typed = readForm(visit.request, confirmForm);
  if (!typed.ok) return showRemaking(ctx, visit, typed.refusal, 400);
  const password = typed.value.current_password;
  const made = await remakeRecoveryCodes(ctx, visitorOf(visit.request), visit.session, password, lostNoMore);
  if (made.ok) return showCodes(ctx, visit, made.value);
  if (made.refusal.kind === "gone") return backToSecurity(ctx, visit, null);
  const { state, status } = unconfirmed(ctx, visit, made.refusal.refusal);
  return showRemaking(ctx, visit, state, status);
}
