import type { ColumnType, GeneratedAlways } from "kysely";
import type { SpaceId } from "#kernel/ids.ts";

/** A column the database fills when left out, and that may be updated. */
export type At = ColumnType<Date, Date | string | undefined, Date | string>;
export type MaybeAt = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** JSON goes in as text and comes out parsed. */
export type Json<T> = ColumnType<T, string, string>;
/** Filled from `parvis.space`, never by hand. */
export type InSpace = GeneratedAlways<SpaceId>;
