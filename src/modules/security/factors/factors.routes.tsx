import { type Factors, findFactors } from "#account/factors/factors.queries.ts";
import { type OneFactor, removeFactor } from "#account/factors/remove-factor.actions.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type PasskeyId, readId } from "#kernel/ids.ts";
import { confirmForm } from "#web/confirm/confirm-form.ts";
import { ConfirmPage } from "#web/confirm/confirm-page.tsx";
import type { GuardedRoute } from "#web/guarded-route.ts";
import { screen } from "#web/screen.ts";
import type { MemberVisit } from "#web/visit.ts";
import { backToSecurity, baseOf, isTold, securityPath, unconfirmed } from "../factor-pages.tsx";
import { lostNoMore } from "./lost-no-more.ts";
import { passkeyRoutes } from "./passkeys.routes.tsx";
import { recoveryCodeRoutes } from "./recovery-codes.routes.tsx";
import { totpRoutes } from "./totp.routes.tsx";

const removal = screen({
  path: `${securityPath}/retrait/:factor`,
  opens: "own-factors",
  load: findNamed,
  otherwise: securityPath,
  draw: (visit, named, state) => (
    <ConfirmPage
      visit={visit}
      title={`Retirer ${named.name}`}
      action={`${baseOf(visit)}/retrait/${named.path}`}
      back={baseOf(visit)}
      submit="Retirer"
      tone="danger"
      state={state}
    >
      <p>Elle ne sera plus demandée à la connexion. Vos autres appareils seront déconnectés.</p>
    </ConfirmPage>
  ),
  form: confirmForm,
  async act(visit, { current_password }) {
    const named = await visit.ctx.db.inTransaction((trx) => findNamed(trx, visit));
    if (!named) return backToSecurity(null);
    const removed = await removeFactor(visit.ctx, named.factor, current_password, lostNoMore);
    if (removed.ok)
      return backToSecurity((await isTold(visit)) ? "factor-removed-and-told" : "factor-removed");
    if (removed.refusal.kind === "gone") return backToSecurity(null);
    return unconfirmed(visit, removed.refusal.refusal);
  },
});

export const factorRoutes: readonly GuardedRoute[] = [
  ...totpRoutes,
  ...passkeyRoutes,
  ...recoveryCodeRoutes,
  ...removal,
];

type Named = { path: string; name: string; factor: OneFactor };

/** `null`: the factor in the address is not this holder's. */
async function findNamed(trx: SpaceTransaction, { request, session }: MemberVisit): Promise<Named | null> {
  const { factor: path = "" } = request.params as { factor?: string };
  return named(path, await findFactors(trx, session.accountId));
}

function named(path: string, { totp, passkeys }: Factors): Named | null {
  if (path === "application")
    return totp && { path, name: "votre application de codes", factor: { kind: "totp" } };
  const id = readId<PasskeyId>(path);
  const passkey = passkeys.find((one) => one.id === id);
  return passkey
    ? { path, name: `la clé « ${passkey.name} »`, factor: { kind: "passkey", id: passkey.id } }
    : null;
}
