import { contacts } from "#account/contacts/contacts.subject.ts";
import { crowds } from "#account/crowds/crowds.subject.ts";
import { factors } from "#account/factors/factors.subject.ts";
import { journal } from "#account/journal/journal.subject.ts";
import { passwords } from "#account/password/passwords.subject.ts";
import { renewal } from "#account/password/renewal/renewal.subject.ts";
import { providers } from "#account/providers/providers.subject.ts";
import { sessions } from "#account/sessions/sessions.subject.ts";
import { tries } from "#account/tries/tries.subject.ts";
import { audit } from "#audit/audit.subject.ts";
import { captchaRoutes } from "#captcha/captcha.routes.ts";
import { captcha } from "#captcha/captcha.subject.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { imports } from "#imports/run/imports.subject.ts";
import { activation } from "#journeys/credentials/address/activation.subject.ts";
import { opening } from "#journeys/credentials/opening/opening.subject.ts";
import { runJourney } from "#journeys/engine/run-journey.tsx";
import { registrySecret } from "#journeys/first-connection/by-iban/registry-secret.subject.ts";
import { provisionalCredentials } from "#journeys/first-connection/by-letters/provisional-credentials.subject.ts";
import { journeys } from "#journeys/journeys.subject.ts";
import { leadBack } from "#journeys/lead-back.tsx";
import { postRequests } from "#journeys/lost-password/by-code/by-post/post-requests.subject.ts";
import { codeToContact } from "#journeys/lost-password/by-code/code-to-contact.subject.ts";
import { codeAndLink } from "#journeys/lost-password/by-code-and-link/code-and-link.subject.ts";
import { linkRecovery } from "#journeys/lost-password/by-link/link-recovery.subject.ts";
import { codes } from "#journeys/proofs/code/codes.subject.ts";
import { decoys } from "#journeys/proofs/decoy/decoys.subject.ts";
import { iban } from "#journeys/proofs/iban/iban.subject.ts";
import { linkRoutes } from "#journeys/proofs/link/link.routes.tsx";
import { links } from "#journeys/proofs/link/links.subject.ts";
import { providerRoutes } from "#journeys/sign-in/provider/provider.routes.ts";
import { signIn } from "#journeys/sign-in/sign-in.subject.ts";
import { linkEnds, walks, walksInto } from "#journeys/walks.ts";
import { letters } from "#letters/letters.subject.ts";
import { data } from "#modules/data/data.module.ts";
import { home } from "#modules/home/home.module.ts";
import { paymentsKind } from "#modules/payments/import/payments-kind.ts";
import { payments } from "#modules/payments/payments.module.ts";
import { profile } from "#modules/profile/profile.module.ts";
import { publicRoutes } from "#modules/public/public.routes.tsx";
import { publicSite } from "#modules/public/public.subject.ts";
import { verifyRoutes } from "#modules/public/verify/verify.routes.tsx";
import { security } from "#modules/security/security.module.ts";
import { extendSession, sessionRoutes } from "#modules/session/session.routes.ts";
import { approvalsDesk } from "#office/approvals/approvals.desk.ts";
import { auditDesk } from "#office/audit/audit.desk.ts";
import { deskModule } from "#office/desk-module.ts";
import { dossiersDesk } from "#office/dossiers/dossiers.desk.ts";
import { importsDesk } from "#office/imports/imports.desk.ts";
import { registryKind } from "#office/imports/kinds/registry-kind.ts";
import { lettersDesk } from "#office/letters/letters.desk.ts";
import { mailsDesk } from "#office/mails/mails.desk.ts";
import { numbersDesk } from "#office/numbers/numbers.desk.ts";
import { rulesDesk } from "#office/rules/rules.desk.tsx";
import { enrolmentRoutes } from "#office/staff/enrolment/enrolment.routes.tsx";
import { staffDesk } from "#office/staff/staff.desk.ts";
import { portalRoutes, todayRoutes } from "#office/today/today.routes.tsx";
import { holders } from "#registry/holders/holders.subject.ts";
import { openings } from "#registry/openings/openings.subject.ts";
import { search } from "#registry/search/search.subject.ts";
import { night } from "#start/clean-up.ts";
import { siteLog } from "#start/site-log.subject.ts";
import type { Subject } from "#subject/subject.ts";
import type { Desk } from "#web/desk/desk.ts";
import { type DeskWeb, deskScope } from "#web/desk/desk-scope.ts";
import { doorsOf, guardedScope } from "#web/guarded-scope.ts";
import { type Module, modulesOf } from "#web/module.ts";
import { leadInside } from "#web/session-of.ts";
import type { SpaceWeb } from "#web/space-web.ts";

export function openSpace(web: SpaceWeb, listed: readonly Module[] = modules) {
  const { policy, id } = web.ctx.space;
  leadInside(web, [walks[`sign-in-by-${policy.signIn.by}`].path, "/inscription"]);
  publicRoutes(web, modulesOf(listed, policy));
  verifyRoutes(web);
  openDoors(web);
  // One journey serves both the first connection and a lost password.
  if (policy.enrolment === policy.recovery)
    web.routes.get("/inscription", (_, reply) => seeOther(reply, `/${id}${walks["code-to-contact"].path}`));
  guardedScope(web, modulesOf(listed, policy), [extendSession]);
}

/** The journeys into a space, and the way out. */
function openDoors(web: SpaceWeb) {
  const { policy } = web.ctx.space;
  captchaRoutes(web);
  const doors = walksInto(policy);
  providerRoutes(web, walks[`sign-in-by-${policy.signIn.by}`]);
  for (const walk of doors) runJourney(web, walk);
  leadBack(web, doors, Object.values(walks));
  linkRoutes(web, linkEnds(policy));
  sessionRoutes(web);
}

/** `/gestion`: its doors, then the desks, closed by default. */
export function openOffice(web: DeskWeb, listed: readonly Module[] = modules) {
  const { policy } = web.ctx.space;
  doorsOf(web, (open) => {
    leadInside(open, ["/connexion"]);
    openDoors(open);
    enrolmentRoutes(open);
  });
  guardedScope(web, modulesOf([...officeModules, ...listed], policy), [extendSession]);
  deskScope(web, { ofInstallation: todayRoutes, ofPortal: portalRoutes });
}

/** What a member of staff has besides the desks: the way back to them. */
const officeModules: readonly Module[] = [deskModule];

export const desks: readonly Desk[] = [
  dossiersDesk,
  lettersDesk,
  importsDesk([registryKind, paymentsKind], [home, profile, payments]),
  mailsDesk,
  approvalsDesk,
  numbersDesk,
  rulesDesk,
  auditDesk,
  staffDesk,
];

export const modules: readonly Module[] = [home, profile, payments, data, security];

/** Within a chapter of the privacy page, lines follow this order. */
const own: readonly Subject[] = [
  holders,
  openings,
  search,
  imports,
  passwords,
  renewal,
  letters,
  links,
  codes,
  decoys,
  postRequests,
  factors,
  providers,
  crowds,
  tries,
  captcha,
  journeys,
  iban,
  signIn,
  provisionalCredentials,
  registrySecret,
  activation,
  opening,
  linkRecovery,
  codeToContact,
  codeAndLink,
  sessions,
  journal,
  siteLog,
  audit,
  contacts,
  publicSite,
];

/** All subjects, including these modules. */
export const subjectsWith = (listed: readonly Module[]): readonly Subject[] => [
  ...own,
  ...officeModules,
  ...listed,
  ...desks,
  night,
];
