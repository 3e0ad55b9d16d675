import type { Context } from "#context.ts";
import { idToken, readIdToken } from "#infra/sealing/id-token.ts";
import { type InvitationId, readId } from "#kernel/ids.ts";

const partsOf = ({ keys, space }: Context) =>
  ({ keys, purpose: "staff-invitation", space: space.id }) as const;

export const invitationToken = (ctx: Context, id: InvitationId) => idToken(partsOf(ctx), id);

/** Shown once, to pass on. Built from the public address, never from a request (REC-01). */
export const invitationAddress = (ctx: Context, id: InvitationId) =>
  new URL(`/${ctx.space.id}/inscription/${invitationToken(ctx, id)}`, ctx.publicUrl).href;

export const readInvitationToken = (ctx: Context, text: string): InvitationId | null =>
  readId<InvitationId>(readIdToken(partsOf(ctx), text) ?? "");

/** What the seal of a TOTP secret is for (RFC 4226, 4, R6: 160 bits). */
const secretBytes = 20;

/**
 * The secret that an enrolment offers: the same each time the form comes back, and stored nowhere. It depends on the
 * browser too: who passed the link on may have looked at the page, and must not know the secret of the member.
 */
export const offeredSecret = (ctx: Context, id: InvitationId, visitorSecret: string): Buffer =>
  ctx.keys.sign("staff-invitation", "totp", ctx.space.id, id, visitorSecret).subarray(0, secretBytes);
