import { crowds } from "#account/crowds/crowds.subject.ts";
import { factors } from "#account/factors/factors.subject.ts";
import { passwords } from "#account/password/passwords.subject.ts";
import { renewal } from "#account/password/renewal/renewal.subject.ts";
import { providers } from "#account/providers/providers.subject.ts";
import { tries } from "#account/tries/tries.subject.ts";
import { captchaRoutes } from "#captcha/captcha.routes.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { activation } from "#journeys/credentials/address/activation.subject.ts";
import { opening } from "#journeys/credentials/opening/opening.subject.ts";
import { runJourney } from "#journeys/engine/run-journey.tsx";
import { leadBack } from "#journeys/lead-back.tsx";
import { codeToContact } from "#journeys/lost-password/by-code/code-to-contact.subject.ts";
import { codeAndLink } from "#journeys/lost-password/by-code-and-link/code-and-link.subject.ts";
import { linkRecovery } from "#journeys/lost-password/by-link/link-recovery.subject.ts";
import { codes } from "#journeys/proofs/code/codes.subject.ts";
import { iban } from "#journeys/proofs/iban/iban.subject.ts";
import { postRequests } from "#journeys/proofs/letter/post-requests.subject.ts";
import { linkRoutes } from "#journeys/proofs/link/link.routes.tsx";
import { providerRoutes } from "#journeys/sign-in/provider/provider.routes.ts";
import { linkEnds, walks } from "#journeys/walks.ts";
import { letters } from "#letters/letters.subject.ts";
import { homeRoutes } from "#modules/home/home.routes.tsx";
import { profileRoutes } from "#modules/profile/profile.routes.tsx";
import { publicRoutes } from "#modules/public/public.routes.tsx";
import { securityRoutes } from "#modules/security/security.routes.tsx";
import { sessionRoutes } from "#modules/session/session.routes.ts";
import { leadInside } from "#modules/signed-in.ts";
import { imports } from "#registry/import/imports.subject.ts";
import { night } from "#start/clean-up.ts";
import type { Subject } from "#subject/subject.ts";
import type { SpaceWeb } from "./web.ts";

/** The table of contents: what every space is made of, and what the worker does. */

/** The pages of one space: what anyone may read, the journeys its policy names, and its modules. */
export function openSpace(web: SpaceWeb) {
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
  for (const module of policy.modules) modules[module](web);
}

const modules = { home: homeRoutes, profile: profileRoutes, security: securityRoutes };

/** Who contributes what: mails, SMS, jobs. */
export const subjects: readonly Subject[] = [
  passwords,
  renewal,
  letters,
  codes,
  postRequests,
  factors,
  providers,
  crowds,
  tries,
  iban,
  activation,
  opening,
  linkRecovery,
  codeToContact,
  codeAndLink,
  imports,
  night,
];
