import type { z } from "zod";
import type { StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { ApprovalId, HolderId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";

/** What one member of staff asked, and another decides. */
export type Asked<Payload> = { id: ApprovalId; holderId: HolderId | null; payload: Payload; reason: string };

export type ApprovalLine = { label: string; text: string };

export type AnyApproval = {
  kind: string;
  /** « Corriger un contact ». */
  words: string;
  decides: StaffRole;
  /** What is asked, in lines: `payload` as stored. */
  describeStored(stored: unknown): readonly ApprovalLine[];
  /** Does it, in the transaction of the decision. A refusal says in French why it can no longer be done. */
  applyStored(trx: SpaceTransaction, ctx: StaffContext, asked: Asked<unknown>): Promise<Result<null, string>>;
};

export type ApprovalKind<Payload> = AnyApproval & { payload: z.ZodType<Payload> };

type Definition<Payload> = {
  kind: string;
  words: string;
  decides: StaffRole;
  payload: z.ZodType<Payload>;
  describe(payload: Payload): readonly ApprovalLine[];
  apply(trx: SpaceTransaction, ctx: StaffContext, asked: Asked<Payload>): Promise<Result<null, string>>;
};

/** A kind of request that needs a second person, owned by the subject that carries it out. */
export const defineApproval = <Payload>({
  kind,
  words,
  decides,
  payload,
  describe: linesOf,
  apply,
}: Definition<Payload>): ApprovalKind<Payload> => ({
  kind,
  words,
  decides,
  payload,
  describeStored: (stored) => linesOf(payload.parse(stored)),
  applyStored: (trx, ctx, asked) => apply(trx, ctx, { ...asked, payload: payload.parse(asked.payload) }),
});
