import type { Context } from "#context.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import type { HolderId } from "#kernel/ids.ts";
import { checkPassword } from "#kernel/password/password.rules.ts";
import {
  differing,
  type PasswordFault,
  reusedFault,
  tellFaults,
} from "#kernel/password/password-fault.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { aboutHolder } from "./about-holder.queries.ts";
import { commonPasswords } from "./common-passwords.ts";
import { findKeptPasswords, type KeptPassword } from "./former-passwords.queries.ts";

/** `email`, `names`: typed beside the password; they replace those on file. */
export type NewPassword = {
  email?: string;
  names?: readonly string[];
  password: string;
  password_confirmation: string;
};

export async function hashNewPassword(
  ctx: Context,
  holderId: HolderId,
  typed: NewPassword,
): Promise<Result<string, FieldErrors>> {
  const errors = await faultsOfNewPassword(ctx, holderId, typed);
  if (Object.keys(errors).length > 0) return refused(errors);
  return done(await ctx.passwords.hash(typed.password));
}

export async function faultsOfNewPassword(
  ctx: Context,
  holderId: HolderId,
  typed: NewPassword,
): Promise<FieldErrors> {
  const errors = await faultsBeforeComparing(ctx, holderId, typed);
  if (Object.keys(errors).length > 0) return errors;
  const { history } = ctx.space.policy.password;
  const kept = await ctx.db.inTransaction((trx) => findKeptPasswords(trx, holderId, history));
  return underPassword(await reuse(ctx, kept, typed.password));
}

export async function faultsBeforeComparing(
  ctx: Context,
  holderId: HolderId,
  typed: NewPassword,
): Promise<FieldErrors> {
  const onFile = await ctx.db.inTransaction((trx) => aboutHolder(trx, holderId));
  const { email = onFile.email, names = onFile.names } = typed;
  const about = { ...onFile, email, names };
  const faults = checkPassword(ctx.space, typed.password, about, await commonPasswords());
  return { ...underPassword(faults), ...differenceOf(typed) };
}

const underPassword = (faults: readonly PasswordFault[]): FieldErrors =>
  faults.length > 0 ? { password: tellFaults(faults) } : {};

/** Reported even when the password itself is refused: each wrong field says so (N4). */
const differenceOf = (typed: { password: string; password_confirmation: string }) =>
  typed.password.normalize("NFC") !== typed.password_confirmation.normalize("NFC") && {
    password_confirmation: differing,
  };

async function reuse(ctx: Context, kept: readonly KeptPassword[], password: string) {
  for (const { kind, hash } of kept)
    if ((await ctx.passwords.verify(hash, password)).ok) return [reusedFault(kind)];
  return [];
}
