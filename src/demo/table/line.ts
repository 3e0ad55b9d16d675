import type { Space } from "#spaces/space.ts";
import type { Person } from "../load/cast.ts";
import type { Standing } from "./standing.queries.ts";

/** A line of the table: who, how they stand, and what to type where. */
export type Line = { person: string } & Described;
export type Described = { situation: readonly string[]; entry: readonly string[] };

/** One of the cast as they stand by now. `secret` is the one their letter brought. */
export type Seen = { space: Space; person: Person; standing: Standing; secret: string | null };

export const numberLine = ({ wording }: Space, number: string) => `${wording.number} : ${number}`;
export const passwordLine = (password: string) => `mot de passe : ${password}`;
export const printCommand = ({ id }: Space) => `npx parvis letters ${id} --out DOSSIER`;
