import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MemberVisit } from "#web/visit.ts";
import { securityPath } from "./factor-pages.tsx";
import { findLastSignIn } from "./last-sign-in.queries.ts";
import { LastSignInCard } from "./pages/last-sign-in-card.tsx";

/** On Accueil: a sign-in that its owner does not recognise is noticed. */
export async function lastSignInPanel(trx: SpaceTransaction, { session, space, home }: MemberVisit) {
  const last = await findLastSignIn(trx, session, space.policy.lifetimes.session);
  return <LastSignInCard last={last} securityHref={home + securityPath} />;
}
