import { z } from "zod";

type TooLong = string | ((typed: string) => string);

/** A text of at most `most` characters, not trimmed. `abort`: no other rule runs on a longer text. */
export const exactText = (most: number, tooLong: TooLong) =>
  z.string().max(most, {
    abort: true,
    error: ({ input }) => (typeof tooLong === "string" ? tooLong : tooLong(String(input))),
  });

export const text = (most: number, tooLong: TooLong) => exactText(most, tooLong).trim();
