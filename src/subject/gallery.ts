import type { VNode } from "preact";
import type { Space } from "#spaces/space.ts";
import type { Contributed } from "./contributed.ts";

/** One page in one state. `key` is its address in the gallery. */
export type GalleryEntry = { key: string; page: string; state: string; draw: () => VNode };

/** The states of the pages of a subject in one space; none where the space has not such pages. */
export type StatesOf = (space: Space, contributed: Contributed) => readonly GalleryEntry[];

/** Names a page and one of its states: `entry("Accueil", "compte activé", () => <HomePage … />)`. */
export const entry = (page: string, state: string, draw: () => VNode): GalleryEntry => ({
  key: `${asKey(page)}.${asKey(state)}`,
  page,
  state,
  draw,
});

const asKey = (words: string) =>
  words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
