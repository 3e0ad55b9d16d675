import { z } from "zod";

export const ticked = "oui";

export const choice = <const Values extends readonly [string, ...string[]]>(values: Values, absent: string) =>
  z.enum(values, absent);

export const choiceOrNone = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  wrong: string,
) =>
  z
    .enum([...values, ""], wrong)
    .transform((value): Values[number] | null => (value === "" ? null : (value as Values[number])));

/** An unticked box sends nothing; the checks in the browser read it as empty. */
export const tick = () =>
  z
    .literal([ticked, ""])
    .optional()
    .transform((value) => value === ticked);

export const mustTick = (absent: string) => z.literal(ticked, absent);

type Count = { least?: number; most: number; tooFew?: string; tooMany: string };

export const choices = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  { least = 0, tooFew = "" }: { least?: number; tooFew?: string } = {},
) => z.array(z.enum(values)).min(least, tooFew).max(values.length);

/** A group of checkboxes whose values the schema cannot list, such as the ids of hundreds of rows. */
export const chosenOf = (value: z.ZodString, { least = 0, most, tooFew = "", tooMany }: Count) =>
  z.array(value).min(least, tooFew).max(most, tooMany);

/** Repeated lines of these fields. A blank line does not count. */
export const rows = <const Shape extends z.core.$ZodShape>(
  shape: Shape,
  { least = 0, most, tooFew = "", tooMany }: Count,
) => z.array(z.object(shape)).min(least, tooFew).max(most, tooMany);
