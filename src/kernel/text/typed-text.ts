import { z } from "zod";
import type { Result } from "#kernel/result.ts";

type TooLong = string | ((typed: string) => string);

/** A text of at most `most` characters, not trimmed. `abort`: no other rule runs on a longer text. */
export const exactText = (most: number, tooLong: TooLong) =>
  z.string().max(most, {
    abort: true,
    error: ({ input }) => (typeof tooLong === "string" ? tooLong : tooLong(String(input))),
  });

export const text = (most: number, tooLong: TooLong) => exactText(most, tooLong).trim();

/** For `transform`: the value that `read` gives, or its refusal under the field. */
export const readBy =
  <Value>(read: (typed: string) => Result<Value, string>) =>
  (typed: string, check: z.RefinementCtx): Value => {
    const result = read(typed);
    if (result.ok) return result.value;
    check.addIssue(result.refusal);
    return z.NEVER;
  };
