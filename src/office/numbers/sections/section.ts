import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Space } from "#spaces/space.ts";
import type { Figures } from "../shown/figures.ts";
import type { Span } from "../span/span.rules.ts";

/** `eventsSince`, `mailsSince`: the first day of which the journals, and the mails, are kept whole. */
export type Asked = { space: Space; span: Span; eventsSince: Day; mailsSince: Day };

/** Figures that one reading gives. */
export type Section = {
  /** Their names, in this order. */
  names: readonly string[];
  read(trx: SpaceTransaction, asked: Asked): Promise<readonly Figures[]>;
};
