import type { AnyJourney, DataOf } from "./journey.ts";
import type { JourneyRow } from "./journeys.queries.ts";

/** `null` when another version of Parvis wrote it. */
export function readKept(journey: AnyJourney, row: JourneyRow): JourneyRow | null {
  if (row.dataVersion !== journey.dataVersion) return null;
  const schema = journey.keeps[row.state];
  if (schema === undefined) return null;
  if (schema === null) return { ...row, data: null };
  const read = schema.safeParse(row.data);
  return read.success ? { ...row, data: read.data } : null;
}

/** `null` when the row is in another state. */
export function keptIn<J extends AnyJourney, State extends keyof DataOf<J> & string>(
  journey: J,
  state: State,
  row: JourneyRow | undefined,
): DataOf<J>[State] | null {
  if (row?.kind !== journey.kind || row.state !== state) return null;
  return (readKept(journey, row)?.data ?? null) as DataOf<J>[State] | null;
}
