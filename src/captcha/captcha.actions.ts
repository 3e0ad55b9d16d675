import type { Context } from "#context.ts";
import { type ChallengeId, newId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { CaptchaRule } from "#spaces/space.ts";
import { spend, timeOfDatabase } from "./captcha.queries.ts";
import { isWorkDone } from "./proof-of-work.ts";
import { rowLength, rowOf } from "./row.ts";
import { type CaptchaForm, challengeLasts, readToken, writeToken } from "./token.ts";

export type ShownChallenge = {
  token: string;
  word: string;
  images: readonly string[];
  workHref: string;
};

export type CaptchaAnswer = { captcha: string; captcha_choice: string; captcha_proof: string };

/** `stale`: used, too old, or made for another visitor, form or space. */
export type CaptchaRefusal = "missing" | "stale" | "wrong";

export function isCaptchaWanted(rule: CaptchaRule, failures: number): boolean {
  if (rule.asked === "after_failures") return failures >= rule.failures;
  return rule.asked === "always";
}

/** Writes nothing: everything is derived from the token. */
export async function newChallenge(
  ctx: Context,
  visitor: string,
  form: CaptchaForm,
): Promise<ShownChallenge> {
  const space = ctx.space.id;
  const issuedAt = await ctx.db.inTransaction(timeOfDatabase);
  const id = newId<ChallengeId>();
  const token = writeToken(ctx.keys, { space, visitor }, { id, form, issuedAt });
  const home = `/${space}/anti-robot/${token}`;
  return {
    token,
    word: rowOf(ctx.keys, space, id).word,
    images: Array.from({ length: rowLength }, (_, index) => `${home}/${index + 1}`),
    workHref: `${home}/preuve`,
  };
}

/** Spends the challenge, right or wrong: each post needs a new one (LOG-12, LOG-13). */
export async function judgeCaptcha(
  ctx: Context,
  visitor: string,
  form: CaptchaForm,
  answer: CaptchaAnswer,
): Promise<Result<null, CaptchaRefusal>> {
  const { captcha: token, captcha_choice: choice, captcha_proof: proof } = answer;
  if (token === "") return refused("missing");
  const space = ctx.space.id;
  const challenge = readToken(ctx.keys, { space, visitor }, token);
  if (challenge?.form !== form) return refused("stale");
  if (!(await ctx.db.inTransaction((trx) => spend(trx, challenge, challengeLasts)))) return refused("stale");
  if (proof !== "") return (await isWorkDone(ctx.keys, token, proof)) ? done(null) : refused("wrong");
  if (choice === "") return refused("missing");
  return choice === String(rowOf(ctx.keys, space, challenge.id).answer) ? done(null) : refused("wrong");
}
