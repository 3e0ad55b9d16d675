import type { Context } from "#context.ts";
import { newId, type SessionId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { noteCall } from "#office/card/actions/note-call.actions.ts";
import { openCard } from "#office/card/actions/open-card.actions.ts";
import { askCorrection } from "#office/card/correct/ask-correction.actions.ts";
import { findMemberByAddress } from "#office/staff/members.queries.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { must } from "../load/open-account.actions.ts";
import type { CardOfDemonstration } from "./card-of-demonstration.ts";
import type { StaffPerson } from "./staff-person.ts";

type Place = { office: Context; portals: readonly Context[]; from: Visitor };

/** What members did on cards before the visitor came. */
export async function openCards(
  { office, portals, from }: Place,
  persons: readonly StaffPerson[],
  cards: readonly CardOfDemonstration[],
) {
  for (const { space, number, by, opening, call, correction } of cards) {
    const portal = portals.find((ctx) => ctx.space.id === space);
    const person = persons.find(({ email }) => email === by);
    const found = await office.db.inTransaction((trx) => findMemberByAddress(trx, by));
    const holder = await portal?.db.inTransaction((trx) => findHolderByNumber(trx, number));
    if (!portal || !person || !found?.accountId || !holder) continue;
    const { role, email, firstName, lastName } = person;
    const names = { email, name: `${firstName} ${lastName}`, role };
    const member = { ...names, id: found.accountId, sessionId: newId<SessionId>(), visitor: from };
    const ctx = { ...portal, actor: { kind: "staff", member } as const };
    must(await openCard(ctx, holder.id, opening));
    if (call) must(await noteCall(ctx, holder.id, call));
    if (!correction) continue;
    const because = { holderId: holder.id, reason: correction.reason };
    must(await askCorrection(ctx, because, correction.wanted));
  }
}
