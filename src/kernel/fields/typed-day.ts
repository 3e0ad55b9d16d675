import { z } from "zod";
import { text } from "../text/typed-text.ts";
import { type Day, describeShortDay } from "../values/day.ts";
import { type DayFault, type DayRange, readDay } from "./day.rules.ts";

const mostSigns = 40;
const example = "comme 12/03/2026";

const words: Record<DayFault, (range: DayRange) => string> = {
  unreadable: () => `Écrivez une date avec le jour, le mois et l’année, ${example}.`,
  no_such_day: () => "Ce jour n’existe pas : vérifiez le jour et le mois.",
  unknown_century: () => `Écrivez l’année avec ses quatre chiffres, ${example}.`,
  too_early: ({ from }) => `Donnez une date à partir du ${describeShortDay(from)}.`,
  too_late: ({ until }) => `Donnez une date jusqu’au ${describeShortDay(until)}.`,
};

export const day = (range: DayRange, absent: string) =>
  typed.transform((given, context) => {
    if (given !== "") return within(given, range, context);
    context.issues.push({ code: "custom", input: given, message: absent });
    return z.NEVER;
  });

export const dayOrNone = (range: DayRange) =>
  typed.transform((given, context) => (given === "" ? null : within(given, range, context)));

const typed = text(mostSigns, `Cette date est trop longue : écrivez-la ${example}.`);

function within(given: string, range: DayRange, context: z.core.$RefinementCtx): Day {
  const read = readDay(given, range);
  if (read.ok) return read.value;
  context.issues.push({ code: "custom", input: given, message: words[read.refusal](range) });
  return z.NEVER;
}
