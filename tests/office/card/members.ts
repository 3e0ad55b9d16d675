import type { Context } from "#context.ts";
import type { StaffRole } from "#kernel/actor.ts";
import { type AccountId, type HolderId, newId, type SessionId } from "#kernel/ids.ts";
import type { Acting } from "#office/card/acting.ts";

/** A portal as a member of staff acts in it. */
export function actingIn(ctx: Context, role: StaffRole = "agent", name = "Claire Morel"): Acting {
  const member = {
    id: newId<AccountId>(),
    name,
    email: `${name.toLowerCase().replace(" ", ".")}@service.example`,
    role,
    sessionId: newId<SessionId>(),
    visitor: { source: "192.0.2.40", browser: "Firefox sur Windows" },
  };
  return { ...ctx, actor: { kind: "staff", member } };
}

export const journalOf = async ({ db }: Context, holderId: HolderId) => {
  const events = await db.inTransaction((trx) =>
    trx.selectFrom("security_event").select(["kind", "actor"]).where("holder_id", "=", holderId).execute(),
  );
  return events.map(({ kind, actor }) => `${kind}, ${actor}`);
};

export const mailsOf = async ({ db }: Context, holderId: HolderId) => {
  const mails = await db.inTransaction((trx) =>
    trx.selectFrom("mail").select(["kind", "recipient"]).where("holder_id", "=", holderId).execute(),
  );
  return mails.map(({ kind, recipient }) => `${kind} ${recipient}`).sort();
};
