import { sql } from "kysely";
import type { LimitRule } from "#spaces/space.ts";
import { thisHour } from "./budgets.queries.ts";

/** So many different people missed in an hour: one password is being tried on many (LOG-09). Reads no more rows than that. */
export const isSpraying = ({ subjectsPerHour }: LimitRule) => sql<boolean>`(
  select count(*) >= ${subjectsPerHour}::int from (
    select distinct subject from source_failure
    where space_id = current_space() and hour = ${thisHour} limit ${subjectsPerHour}::int) missed)`;
