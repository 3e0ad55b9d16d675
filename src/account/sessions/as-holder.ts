import type { Context, MemberContext } from "#context.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { Session } from "./sessions.queries.ts";

/** The context of the holder whose session was found. */
export const asHolder = (
  ctx: Context,
  { accountId, holderId, id }: Pick<Session, "accountId" | "holderId" | "id">,
  visitor: Visitor,
): MemberContext => ({ ...ctx, actor: { kind: "holder", accountId, holderId, sessionId: id, visitor } });
