import { mailRenewals } from "#account/password/renewal/renewal.actions.ts";
import { captchaRoutes } from "#captcha/captcha.routes.ts";
import { seeOther } from "#http/answers/redirect.ts";
import type { JobPayloads } from "#infra/mail/outbox.ts";
import { runJourney } from "#journeys/engine/run-journey.tsx";
import { leadBack } from "#journeys/lead-back.tsx";
import { sendCode } from "#journeys/lost-password/by-code/send-code.actions.ts";
import { mailReset } from "#journeys/lost-password/by-code-and-link/reset-ask.actions.ts";
import { mailRecoveryLink } from "#journeys/lost-password/by-link/recovery.actions.ts";
import { answerByMail } from "#journeys/proofs/iban/answer-by-mail.actions.ts";
import { askLetter } from "#journeys/proofs/letter/ask-letter.actions.ts";
import { linkRoutes } from "#journeys/proofs/link/link.routes.tsx";
import { providerRoutes } from "#journeys/sign-in/provider/provider.routes.ts";
import { linkEnds, walks } from "#journeys/walks.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { home } from "#modules/home/home.module.ts";
import { profile } from "#modules/profile/profile.module.ts";
import { publicRoutes } from "#modules/public/public.routes.tsx";
import { security } from "#modules/security/security.module.ts";
import { extendSession, sessionRoutes } from "#modules/session/session.routes.ts";
import { markInterruptedImports } from "#registry/import/imports.queries.ts";
import { cleanUp } from "#start/clean-up.ts";
import type { House } from "#start/house.ts";
import { guardedScope } from "#web/guarded-scope.ts";
import { type Module, modulesOf } from "#web/module.ts";
import { leadInside } from "#web/session-of.ts";
import type { SpaceWeb } from "#web/space-web.ts";

/** The table of contents: what every space is made of, and what the worker does. */

/** The pages of one space: what anyone may read, the journeys its policy names, and those of the modules. */
export function openSpace(web: SpaceWeb, listed: readonly Module[] = modules) {
  const { policy, id } = web.ctx.space;
  leadInside(web, [walks[`sign-in-by-${policy.signIn.by}`].path, "/inscription"]);
  publicRoutes(web);
  captchaRoutes(web);
  const signIn = walks[`sign-in-by-${policy.signIn.by}`];
  runJourney(web, signIn);
  providerRoutes(web, signIn);
  const doors = new Set([policy.enrolment, policy.recovery]);
  for (const kind of doors) runJourney(web, walks[kind]);
  leadBack(web, [signIn, ...[...doors].map((kind) => walks[kind])], Object.values(walks));
  // One door for both: it is the way to a first connection too.
  if (doors.size === 1)
    web.routes.get("/inscription", (_, reply) => seeOther(reply, `/${id}${walks["code-to-contact"].path}`));
  linkRoutes(web, linkEnds(policy));
  sessionRoutes(web);
  guardedScope(web, modulesOf(listed, policy), [extendSession]);
}

/** What a policy may name. */
export const modules: readonly Module[] = [home, profile, security];

/** What the worker does beside sending mail, by the name of the job. */
export const jobsOf = ({ contextOf }: Pick<House, "contextOf">) => ({
  "recovery-asked": ({ space, journeyId, browser }: JobPayloads["recovery-asked"]) =>
    mailRecoveryLink(contextOf(space), journeyId as JourneyId, browser),
  "code-asked": ({ space, journeyId }: { space: string; journeyId: string }) =>
    sendCode(contextOf(space), journeyId as JourneyId),
  "reset-asked": ({ space, journeyId, byOwner }: JobPayloads["reset-asked"]) =>
    mailReset(contextOf(space), journeyId as JourneyId, byOwner),
  "letter-asked": ({ space, journeyId }: { space: string; journeyId: string }) =>
    askLetter(contextOf(space), journeyId as JourneyId),
  "iban-refused": (refused: JobPayloads["iban-refused"]) => answerByMail(contextOf(refused.space), refused),
  renewals: async ({ space }: { space: string }) => {
    await mailRenewals(contextOf(space));
  },
  "clean-up": ({ space }: { space: string }) => cleanUp(contextOf(space)),
  "interrupted-imports": async ({ space }: { space: string }) => {
    await contextOf(space).db.inTransaction(markInterruptedImports);
  },
});
