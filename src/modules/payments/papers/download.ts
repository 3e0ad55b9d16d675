import type { FastifyReply } from "fastify";
import { sendNotFound } from "#http/answers/error-pages.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { findHolder, type Holder } from "#registry/holders/holders.queries.ts";
import type { GuardedRoute } from "#web/guarded-route.ts";
import type { MemberVisit } from "#web/visit.ts";
import { layoutOf } from "../layouts/layouts.ts";
import type { Ledger } from "./lines-in-turn.ts";

type Download<Found> = {
  path: string;
  /** `null`: this holder has nothing at this address. */
  find(trx: SpaceTransaction, visit: MemberVisit): Promise<Found | null>;
  send(reply: FastifyReply, ledger: Ledger, found: Found): FastifyReply;
};

/** A file behind the sign-in. What it says first is read in the transaction that found the session. */
export const download = <Found>({ path, find, send }: Download<Found>): GuardedRoute => ({
  method: "GET",
  path,
  opens: "own-space",
  async look(trx, visit) {
    const found = await find(trx, visit);
    if (found === null) return (reply) => sendNotFound(visit.request, reply);
    return (reply) => send(reply, ledgerOf(visit), found);
  },
});

const ledgerOf = ({ ctx, space, session }: MemberVisit): Ledger => ({
  ctx,
  layout: layoutOf(space.policy),
  holderId: session.holderId,
});

/** Throws when it is on no file: a signed-in holder always is. */
export async function holderOf(trx: SpaceTransaction, { session }: MemberVisit): Promise<Holder> {
  const holder = await findHolder(trx, session.holderId);
  if (!holder) throw new Error("someone signed in is on no file");
  return holder;
}

/** The year that the address names; `null` unless it is one. */
export function yearAsked({ request }: MemberVisit): number | null {
  const { year } = request.params as { year: string };
  return /^[12]\d{3}$/.test(year) ? Number(year) : null;
}
