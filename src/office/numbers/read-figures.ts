import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { aYear, threeMonths } from "#kernel/period.ts";
import { type Day, daysLater } from "#kernel/values/day.ts";
import type { Space } from "#spaces/space.ts";
import { planForFigures } from "./read/planning.queries.ts";
import type { Asked, Section } from "./sections/section.ts";
import { sections } from "./sections/sections.ts";
import type { Figures } from "./shown/figures.ts";
import { daysInParis } from "./span/in-slices.queries.ts";
import { readSpan } from "./span/span.rules.ts";

/** How long the security journals and the mails are kept (their retentions). */
export const keptFor = { events: aYear, mails: threeMonths };

export type FiguresOfSpan = { asked: Asked; today: Day; figures: readonly Figures[] };

/** All figures of a portal, or those of some sections. `query`: of the address. */
export async function readFigures(
  trx: SpaceTransaction,
  space: Space,
  query: unknown,
  some: readonly Section[] = sections,
): Promise<FiguresOfSpan> {
  const { events, mails } = keptFor;
  const days = await daysInParis(trx, { events: events.interval, mails: mails.interval });
  const { periode } = query as { periode?: unknown };
  const asked: Asked = {
    space,
    span: readSpan(periode, days.today),
    // The first day of each is no longer whole.
    eventsSince: daysLater(days.events, 1),
    mailsSince: daysLater(days.mails, 1),
  };
  await planForFigures(trx);
  const figures: Figures[] = [];
  for (const section of some) figures.push(...(await section.read(trx, asked)));
  return { asked, today: days.today, figures };
}
