import { z } from "zod";

type TooLong = string | ((typed: string) => string);

/** A text of so many signs at most, kept to the sign. No other rule looks at one that is longer. */
export const exactText = (most: number, tooLong: TooLong) =>
  z.string().max(most, {
    abort: true,
    error: ({ input }) => (typeof tooLong === "string" ? tooLong : tooLong(String(input))),
  });

/** The same, without the spaces around it. */
export const text = (most: number, tooLong: TooLong) => exactText(most, tooLong).trim();
