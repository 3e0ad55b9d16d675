import { z } from "zod";

const mostSigns = 8000;

/** A browser posts a line break as two characters; it counts as one. */
export const countSigns = (typed: string) => withoutReturns(typed).length;

/** Text of several lines, with "\n" as line break. An error tells how many characters to remove. */
export function prose(most: number, absent: string) {
  return proseOrEmpty(most).refine((typed) => typed !== "", absent);
}

export function proseOrEmpty(most: number) {
  if (most > mostSigns) throw new Error(`a text has ${mostSigns} signs at most, not ${most}`);
  return z
    .string()
    .max(2 * most, { abort: true, error: ({ input }) => tooLong(String(input), most) })
    .transform((typed) => withoutReturns(typed).trim())
    .refine((typed) => typed.length <= most, { error: ({ input }) => tooLong(String(input), most) });
}

const withoutReturns = (typed: string) => typed.replace(/\r\n?/g, "\n");

function tooLong(typed: string, most: number): string {
  const excess = countSigns(typed.trim()) - most;
  return `Ce texte est trop long : retirez ${excess} ${excess > 1 ? "signes" : "signe"}.`;
}
