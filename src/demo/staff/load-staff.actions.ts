import { readSecret } from "#account/factors/totp/totp.ts";
import { hashNewPassword } from "#account/password/new-password.actions.ts";
import type { Context } from "#context.ts";
import { withSessionLock } from "#infra/db/session-lock.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { openAccess } from "#office/staff/enrolment/open-access.actions.ts";
import { inviteMember } from "#office/staff/invite-member.actions.ts";
import { findMemberByAddress } from "#office/staff/members.queries.ts";
import type { Team } from "#office/staff/team.ts";
import { isEmpty } from "../load/demo.queries.ts";
import { markHolder } from "../load/marks.queries.ts";
import { must } from "../load/open-account.actions.ts";
import type { CardOfDemonstration } from "./card-of-demonstration.ts";
import { openCards } from "./open-cards.actions.ts";
import type { StaffPerson } from "./staff-person.ts";

const computer: Visitor = { source: "192.0.2.40", browser: "Firefox sur Windows" };

type Place = { office: Context; portals: readonly Context[]; databaseUrl: string };

/** Only fills an office without members. */
export const prepareStaff = (
  { office, portals, databaseUrl }: Place,
  persons: readonly StaffPerson[],
  cards: readonly CardOfDemonstration[],
) =>
  withSessionLock(databaseUrl, `demonstration:${office.space.id}`, async () => {
    if (!(await office.db.inTransaction(isEmpty))) return;
    const team: Team = { office: { ...office, actor: { kind: "staff", member: null } }, portals };
    for (const person of persons) await openFor(team, person);
    await openCards({ office, portals, from: computer }, persons, cards);
  });

async function openFor(team: Team, { email, role, password, secret, ...names }: StaffPerson) {
  const { office } = team;
  let link = null;
  for (const { space } of team.portals) {
    const { access } = must(await inviteMember(team, { email, portal: space.id, role }));
    if (access.kind === "link") link = access.id;
  }
  const member = await office.db.inTransaction((trx) => findMemberByAddress(trx, email));
  if (!link || !member) return;
  const { holderId } = member;
  const typed = { password, password_confirmation: password, names: [names.firstName, names.lastName] };
  const passwordHash = must(await hashNewPassword(office, holderId, typed));
  const chosen = { ...names, passwordHash, secret: readSecret(secret), step: 0 };
  must(await openAccess(office, computer, link, chosen));
  await office.db.inTransaction((trx) => markHolder(trx, holderId));
}
