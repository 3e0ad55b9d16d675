import { sql } from "kysely";
import type { Period } from "#kernel/period.ts";

/** The time a period ago, by the clock of the database. */
export const ago = ({ interval }: Period) => sql<Date>`now() - ${interval}::interval`;
