import { listSessions, type SessionLine } from "#account/sessions/sessions.queries.ts";
import { sendNotFound } from "#http/answers/error-pages.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type HolderId, readId, type SpaceId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";
import type { Space } from "#spaces/space.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import type { DeskView, DeskVisit } from "#web/desk/desk-visit.ts";
import { findMember } from "../members.queries.ts";
import { listMembers, type MemberLine } from "../staff-lines.queries.ts";
import type { Team } from "../team.ts";

/** Only the roles in portals that the visitor administers: of the others they see nothing. */
export type SeenMember = MemberLine & { devices: readonly SessionLine[]; isSelf: boolean };

export const administered = ({ spaces }: Pick<DeskView, "spaces">): Space[] =>
  spaces.filter(({ role }) => role === "administrateur").map(({ space }) => space);

export const teamOf = (visit: DeskVisit): Team => ({
  office: visit.ctx,
  portals: visit.spaces.filter(({ role }) => role === "administrateur").map(({ ctx }) => ctx),
});

const partOf = (visit: DeskVisit, name: string) =>
  (visit.request.params as Record<string, string | undefined>)[name] ?? "";

export const memberIdOf = (visit: DeskVisit) => readId<HolderId>(partOf(visit, "member"));

/** The portal in the address, if the visitor administers it. */
export const portalOf = (visit: DeskVisit): Space | null =>
  administered(visit).find(({ id }) => id === partOf(visit, "portal")) ?? null;

export const withoutOthers = (line: MemberLine, portals: readonly Space[]): MemberLine => ({
  ...line,
  roles: line.roles.filter(({ portal }) => portals.some(({ id }) => id === portal)),
});

/** `null`: no such member in the portals that the visitor administers. */
export async function loadMember(trx: SpaceTransaction, visit: DeskVisit): Promise<SeenMember | null> {
  const id = memberIdOf(visit);
  if (!id) return null;
  const { lifetimes } = visit.office.space.policy;
  const portals = administered(visit);
  const ids: SpaceId[] = portals.map((space) => space.id);
  const [line] = await listMembers(trx, { portals: ids, after: "", most: 1, lifetimes, only: id });
  const member = line && (await findMember(trx, id));
  if (!line || !member) return null;
  const devices = member.accountId ? await listSessions(trx, member.accountId, lifetimes) : [];
  return { ...withoutOthers(line, portals), devices, isSelf: member.accountId === visit.member.id };
}

/** Also in posts: what the visitor does not administer answers as what does not exist. */
export const ofMember = (route: DeskRoute): DeskRoute => ({
  ...route,
  async look(trx, visit) {
    if (await loadMember(trx, visit)) return route.look(trx, visit);
    return (reply) => sendNotFound(visit.request, reply);
  },
});

/** In the forms of all actions. */
export const reason = text(500, "Cette raison est trop longue : 500 signes au plus.").min(
  3,
  "Dites pourquoi, en quelques mots.",
);

export const nameOf = ({ name, email }: Pick<MemberLine, "name" | "email">) => name || email;
