import type { Login } from "#account/sessions/sign-in-candidate.queries.ts";
import type { Context } from "#context.ts";
import { enter } from "#journeys/sign-in/sign-in.actions.ts";
import { asVisitor } from "#kernel/actor.ts";
import { days, hours } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { requestLetter } from "#letters/request-letter.actions.ts";
import { recordReturn } from "#letters/returns/record-returns.actions.ts";
import type { Chosen, Situation } from "./cast.ts";
import { chooseByIban } from "./choose-by-iban.actions.ts";
import { letTimePass } from "./demo.queries.ts";
import {
  chooseCredentials,
  holderOf,
  must,
  openByCode,
  openByLink,
  openByPost,
} from "./open-account.actions.ts";

const computer: Visitor = { source: "192.0.2.17", browser: "Firefox sur Windows" };
const phone: Visitor = { source: "198.51.100.64", browser: "Chrome sur Android" };
/** The visitor on this machine: a lock is only shown to the source that caused it. */
const here: readonly Visitor[] = ["127.0.0.1", "0:0:0:0::/64"].map((source) => ({
  source,
  browser: "Edge sur Windows",
}));

export type Cared = { number: string; secret: string | null };

export async function bringInto(ctx: Context, person: Cared, situation: Situation): Promise<void> {
  switch (situation.kind) {
    case "to_print":
    case "printed":
    case "on_file":
    case "password_posted":
      return;
    case "expired":
      return letPass(ctx, await holderOf(ctx, person.number), days(34));
    case "returned":
    case "moved":
      must(await recordReturn(ctx, person.number, "unknown_addressee"));
      return;
    case "mail_waiting":
      await (provesByIban(ctx) ? chooseByIban : chooseCredentials)(ctx, computer, person, situation);
      return;
    case "active":
      return useForWeeks(
        ctx,
        await activate(ctx, person, situation),
        loginOf(ctx, person, situation),
        situation,
      );
    case "renewal_due":
      return letPass(ctx, await activate(ctx, person, situation), days(214));
    case "locked":
      await activate(ctx, person, situation);
      return tryWrongPasswords(ctx, loginOf(ctx, person, situation));
  }
}

export async function askByPost(ctx: Context, number: string) {
  const holderId = await holderOf(ctx, number);
  must(
    await ctx.db.inTransaction((trx) =>
      requestLetter(trx, ctx, holderId, { kind: "new_password", by: asVisitor(computer) }),
    ),
  );
}

const loginOf = ({ space }: Context, { number }: Cared, chosen: Chosen): Login =>
  space.policy.signIn.by === "email" && "email" in chosen ? { email: chosen.email } : { number };

const provesByIban = ({ space }: Context) => space.policy.enrolment === "registry-secret";

function activate(ctx: Context, person: Cared, chosen: Chosen): Promise<HolderId> {
  if ("email" in chosen)
    return openByLink(ctx, computer, person, chosen, provesByIban(ctx) ? chooseByIban : chooseCredentials);
  return (provesByIban(ctx) ? openByPost : openByCode)(ctx, computer, person.number, chosen.password);
}

async function useForWeeks(ctx: Context, holderId: HolderId, login: Login, { password }: Chosen) {
  await letPass(ctx, holderId, hours(1));
  await signIn(ctx, computer, login, password);
  await letPass(ctx, holderId, days(12));
  await enter(ctx, stranger(computer), login, "lampe tandem");
  await signIn(ctx, computer, login, password);
  await letPass(ctx, holderId, days(9));
  await signIn(ctx, phone, login, password);
}

const stranger = (visitor: Visitor) => ({ visitor, knownBrowser: null, mayPass: true });

async function signIn(ctx: Context, visitor: Visitor, login: Login, password: string) {
  must(await enter(ctx, stranger(visitor), login, password));
}

async function tryWrongPasswords(ctx: Context, login: Login) {
  for (const visitor of here)
    for (const password of ["azerty35", "Bretagne29", "soleil2026"])
      await enter(ctx, stranger(visitor), login, password);
}

const letPass = (ctx: Context, holderId: HolderId, time: ReturnType<typeof days>) =>
  ctx.db.inTransaction((trx) => letTimePass(trx, holderId, time));
