import type { ColumnType, GeneratedAlways } from "kysely";
import type { SpaceId } from "#kernel/ids.ts";

/** A column with a default, which may be updated. */
export type At = ColumnType<Date, Date | string | undefined, Date | string>;
export type MaybeAt = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
export type Json<T> = ColumnType<T, string, string>;
/** Filled from the `parvis.space` setting. */
export type InSpace = GeneratedAlways<SpaceId>;
