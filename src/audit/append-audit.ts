import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Actor } from "#kernel/actor.ts";
import { insertAudit, lockHead } from "./audit.queries.ts";
import type { AuditContent, AuditEvent } from "./audit-event.ts";
import { hashContent, hashLink } from "./chain.ts";

/**
 * Appends to the audit of the space, in the transaction of what it tells. Appends of a space wait for each other until
 * their transactions end, so call it last.
 */
export async function appendAudit(
  trx: SpaceTransaction,
  { actor, keys, space }: Pick<Context, "actor" | "keys" | "space">,
  event: AuditEvent,
): Promise<void> {
  const content = contentOf(actor, event);
  const text = JSON.stringify(content);
  const head = await lockHead(trx);
  const seq = head.seq + 1;
  const contentHash = hashContent(keys, text);
  const { at, hash: previous } = head;
  const hash = hashLink(keys, { space: space.id, seq, at, previous, content: contentHash });
  await insertAudit(trx, { seq, at, text, content, contentHash, previous, hash });
}

function contentOf(actor: Actor, { kind, holderId, reason, effect }: AuditEvent): AuditContent {
  const member = actor.kind === "staff" ? actor.member : null;
  const visitor = member?.visitor ?? ("visitor" in actor ? actor.visitor : null);
  return {
    kind,
    actor: actor.kind === "system" ? "system" : member ? "staff" : "operator",
    member: member && { id: member.id, name: member.name, email: member.email, role: member.role },
    holderId: holderId ?? null,
    reason: reason ?? null,
    effect: effect ?? {},
    source: visitor?.source ?? "",
    browser: visitor?.browser ?? "",
  };
}
