import type { Space } from "#spaces/space.ts";
import type { Person } from "../load/cast.ts";
import type { Standing } from "./standing.queries.ts";

/** Who, their current state, and what to type on which page. */
export type Line = { person: string } & Described;
export type Described = { situation: readonly string[]; entry: readonly string[] };

export type Seen = { space: Space; person: Person; standing: Standing; secret: string | null };

export const numberLine = ({ wording }: Space, number: string) => `${wording.number} : ${number}`;
export const passwordLine = (password: string) => `mot de passe : ${password}`;
export const printCommand = ({ id }: Space) => `npx parvis letters ${id} --out DOSSIER`;
