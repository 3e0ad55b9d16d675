import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { findRenewalAdvice } from "#account/password/renewal/renewal.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MemberVisit } from "#web/visit.ts";
import { renewalLater, securityPath } from "./factor-pages.tsx";
import { RenewalNotice } from "./pages/renewal-notice.tsx";
import { SecondFactorNotice } from "./pages/second-factor-notice.tsx";

/** Advice on Accueil: set up a second factor, or change an old password. */
export async function securityNotice(trx: SpaceTransaction, visit: MemberVisit) {
  const { space, session, home, csrf } = visit;
  const { renewal: rule, signIn } = space.policy;
  const why = signIn.secondFactor === "off" ? null : space.wording.whySecondFactor;
  const lacksFactor = why !== null && !hasFactors(await findFactors(trx, session.accountId));
  const advice = rule && (await findRenewalAdvice(trx, session.accountId, rule));
  const securityHref = home + securityPath;
  if (!lacksFactor && !advice) return null;
  return (
    <>
      {lacksFactor && <SecondFactorNotice why={why} securityHref={securityHref} />}
      {advice && (
        <RenewalNotice
          advice={advice}
          rule={rule}
          csrf={csrf}
          laterAction={home + renewalLater}
          securityHref={securityHref}
          tone={lacksFactor ? "quiet" : "strong"}
        />
      )}
    </>
  );
}
