import type { StaffRole } from "#kernel/actor.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { describeDate } from "#kernel/moment.ts";
import { endMember } from "#office/staff/end-member.actions.ts";
import { invitationAddress } from "#office/staff/invitation-link.ts";
import { inviteMember } from "#office/staff/invite-member.actions.ts";
import { listMembers, type MemberLine } from "#office/staff/staff-lines.queries.ts";
import { lockAdministrators } from "#office/staff/staff-roles.queries.ts";
import { memberStates } from "#office/staff/staff-words.ts";
import type { Team } from "#office/staff/team.ts";
import type { House } from "#start/house.ts";
import { type ExitCode, refuse, say } from "../letters/letter-said.ts";

export type StaffOrder =
  | { kind: "add"; email: string; role: StaffRole; portal: SpaceId }
  | { kind: "list" }
  | { kind: "end"; email: string };

type Where = Pick<House, "office" | "contexts">;

export function carryOut({ office, contexts }: Where, order: StaffOrder): Promise<ExitCode> {
  const team: Team = { office: { ...office, actor: { kind: "staff", member: null } }, portals: contexts };
  switch (order.kind) {
    case "add":
      return add(team, order);
    case "list":
      return list(team);
    case "end":
      return end(team, order.email);
  }
}

async function add(team: Team, { email, role, portal }: StaffOrder & { kind: "add" }): Promise<ExitCode> {
  const invited = await inviteMember(team, { email, role, portal });
  if (!invited.ok) return refuse("Refusé.");
  const { office } = team;
  const { from, to } = invited.value.role;
  say(
    from === to
      ? `${email} : déjà ${to} de ${portal}.`
      : `${email} : ${to} de ${portal}${from ? `, et non plus ${from}` : ""}.`,
  );
  if (invited.value.access.kind !== "link") {
    say("Son accès est déjà ouvert : rien à remettre. L’adresse de connexion :");
    return say(new URL(`/${office.space.id}/connexion`, office.publicUrl).href);
  }
  say("Remettez-lui ce lien, qui ouvre son accès ; il sert une fois :");
  return say(invitationAddress(office, invited.value.access.id));
}

/** Read in steps: a long list must not hold the database for long. */
const atOnce = 200;

async function list({ office }: Team): Promise<ExitCode> {
  const lines: MemberLine[] = [];
  for (let after = "", more = true; more; ) {
    const { lifetimes } = office.space.policy;
    const found = await office.db.inTransaction((trx) =>
      listMembers(trx, { portals: null, after, most: atOnce, lifetimes }),
    );
    lines.push(...found);
    after = found.at(-1)?.email ?? "";
    more = found.length === atOnce;
  }
  if (lines.length === 0) return say("Personne. Pour commencer : parvis staff add --help");
  for (const { email, roles, state, lastSignIn } of lines)
    say(
      [
        email,
        roles.map(({ portal, role }) => `${portal} ${role}`).join(", ") || "aucun rôle",
        memberStates[state].words,
        lastSignIn ? `connexion le ${describeDate(lastSignIn)}` : "jamais connecté",
      ].join(" · "),
    );
  return 0;
}

async function end(team: Team, email: string): Promise<ExitCode> {
  const ended = await endMember(team, email);
  if (!ended.ok) return refuse("Personne n’a cette adresse, ou son accès est déjà fermé.");
  const roles = ended.value.map(({ portal, role }) => `${role} de ${portal}`);
  say(`${email} : accès fermé, sessions et liens terminés. Rôles retirés : ${roles.join(", ") || "aucun"}.`);
  for (const { portal, role } of ended.value)
    if (role === "administrateur" && (await isWithoutAdministrator(team, portal)))
      say(`Attention : ${portal} n’a plus d’administrateur. Donnez ce rôle par parvis staff add.`);
  return 0;
}

const isWithoutAdministrator = async ({ office }: Team, portal: SpaceId) =>
  (await office.db.inTransaction((trx) => lockAdministrators(trx, portal))).length === 0;
