import type { Context } from "#context.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolder } from "#registry/holders.queries.ts";
import { commonPasswords } from "./common-passwords.ts";
import { checkPassword } from "./password.rules.ts";

/** The password to be replaced, which must not be chosen again: its hash, and what was typed in its form. */
export type Former = { kind: "provisional" | "current"; hash: string | null; typed: string };

/** What was typed of a new password, and the address chosen with it, which it must not be made of. */
export type NewPassword = { email?: string; password: string; password_confirmation: string };

/** Checks a new password by the rule of the space and hashes it; refused with what is wrong, by field. */
export async function hashNewPassword(
  ctx: Context,
  holderId: HolderId,
  typed: NewPassword,
  former: Former | null,
): Promise<Result<string, FieldErrors>> {
  const errors = await faultsOfNewPassword(ctx, holderId, typed, former);
  if (Object.keys(errors).length > 0) return refused(errors);
  return done(await ctx.passwords.hash(typed.password));
}

/** What is wrong with a new password, by field; nothing when it may be taken. */
export async function faultsOfNewPassword(
  ctx: Context,
  holderId: HolderId,
  typed: NewPassword,
  former: Former | null,
): Promise<FieldErrors> {
  const holder = await ctx.db.inTransaction((trx) => findHolder(trx, holderId));
  const about = {
    number: holder?.number ?? "",
    names: [holder?.firstName ?? "", holder?.lastName ?? "", holder?.organisation ?? ""],
    email: typed.email ?? holder?.email ?? null,
    reused: await reuseOf(ctx, former),
  };
  const [fault] = checkPassword(ctx.space.policy.password, typed.password, about, await commonPasswords());
  return { ...(fault && { password: fault.message }), ...differenceOf(typed) };
}

/** Told even when the password itself is refused: each field that is wrong says so (N4). */
const differenceOf = (typed: { password: string; password_confirmation: string }) =>
  typed.password.normalize("NFC") !== typed.password_confirmation.normalize("NFC") && {
    password_confirmation: "Retapez exactement le même mot de passe que ci-dessus.",
  };

async function reuseOf(ctx: Context, former: Former | null): Promise<Former["kind"] | null> {
  if (!former?.hash) return null;
  const same = await ctx.passwords.verify(former.hash, former.typed);
  return same.ok ? former.kind : null;
}
