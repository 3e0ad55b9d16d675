import { type Factors, findFactors } from "#account/factors/factors.queries.ts";
import { type OneFactor, removeFactor } from "#account/factors/remove-factor.actions.ts";
import type { Context } from "#context.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { readForm } from "#http/forms/read-form.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { type PasskeyId, readId } from "#kernel/ids.ts";
import { type SignedIn, signedIn } from "#modules/signed-in.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { backToSecurity, baseOf, confirmForm, isTold, securityPath, unconfirmed } from "./factor-pages.tsx";
import { lostNoMore } from "./lost-no-more.ts";
import { ConfirmPage } from "./pages/confirm-page.tsx";
import { passkeyRoutes } from "./passkeys.routes.tsx";
import { recoveryCodeRoutes } from "./recovery-codes.routes.tsx";
import { totpRoutes } from "./totp.routes.tsx";

/** What is asked for after the password: added, removed, and the codes for whoever loses it. */
export function factorRoutes(web: SpaceWeb) {
  const { routes, ctx } = web;
  totpRoutes(web);
  passkeyRoutes(web);
  recoveryCodeRoutes(web);
  routes.get(
    `${securityPath}/retrait/:factor`,
    signedIn(ctx, (visit) => showRemoval(ctx, visit, emptyForm, 200)),
  );
  routes.post(
    `${securityPath}/retrait/:factor`,
    signedIn(ctx, (visit) => remove(ctx, visit)),
  );
}

const factorsOf = (ctx: Context, { session }: SignedIn) =>
  ctx.db.inTransaction((trx) => findFactors(trx, session.accountId));

/** Which factor the address names, and what its owner calls it; `null` when it is none of theirs. */
function namedIn(
  { request }: SignedIn,
  { totp, passkeys }: Factors,
): { path: string; name: string; factor: OneFactor } | null {
  const { factor: path = "" } = request.params as { factor?: string };
  if (path === "application")
    return totp && { path, name: "votre application de codes", factor: { kind: "totp" } };
  const id = readId<PasskeyId>(path);
  const passkey = passkeys.find((one) => one.id === id);
  return passkey
    ? { path, name: `la clé « ${passkey.name} »`, factor: { kind: "passkey", id: passkey.id } }
    : null;
}

async function showRemoval(ctx: Context, visit: SignedIn, state: FormState, status: number) {
  const named = namedIn(visit, await factorsOf(ctx, visit));
  if (!named) return backToSecurity(ctx, visit, null);
  const base = baseOf(ctx);
  return sendPage(
    visit.reply,
    <ConfirmPage
      frame={frameOf(ctx, visit, "security")}
      title={`Retirer ${named.name}`}
      action={`${base}/retrait/${named.path}`}
      back={base}
      submit="Retirer"
      tone="danger"
      state={state}
    >
      <p>Elle ne sera plus demandée à la connexion. Vos autres appareils seront déconnectés.</p>
    </ConfirmPage>,
    status,
  );
}

async function remove(ctx: Context, visit: SignedIn) {
  const typed = readForm(visit.request, confirmForm);
  if (!typed.ok) return showRemoval(ctx, visit, typed.refusal, 400);
  const named = namedIn(visit, await factorsOf(ctx, visit));
  if (!named) return backToSecurity(ctx, visit, null);
  const password = typed.value.current_password;
  const { factor } = named;
  const removed = await removeFactor(
    ctx,
    visitorOf(visit.request),
    visit.session,
    factor,
    password,
    lostNoMore,
  );
  if (removed.ok)
    return backToSecurity(
      ctx,
      visit,
      (await isTold(ctx, visit)) ? "factor-removed-and-told" : "factor-removed",
    );
  if (removed.refusal.kind === "gone") return backToSecurity(ctx, visit, null);
  const { state, status } = unconfirmed(ctx, visit, removed.refusal.refusal);
  return showRemoval(ctx, visit, state, status);
}
