import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId } from "#kernel/ids.ts";
import { listPasskeys, type PasskeyHandle, type PasskeyLine } from "./passkeys/passkeys.queries.ts";
import { countRecoveryCodes } from "./recovery-codes/recovery-codes.queries.ts";

export type Factors = {
  totp: { provenAt: Date } | null;
  passkeys: readonly (PasskeyLine & PasskeyHandle)[];
  codesLeft: number;
};

export async function findFactors(trx: SpaceTransaction, accountId: AccountId): Promise<Factors> {
  const totp = await trx
    .selectFrom("totp")
    .select("proven_at")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return {
    totp: totp?.proven_at ? { provenAt: totp.proven_at } : null,
    passkeys: await listPasskeys(trx, accountId),
    codesLeft: await countRecoveryCodes(trx, accountId),
  };
}

export const hasFactors = ({ totp, passkeys }: Factors) => totp !== null || passkeys.length > 0;
