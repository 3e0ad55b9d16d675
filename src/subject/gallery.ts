import type { VNode } from "preact";
import type { Space } from "#spaces/space.ts";
import type { Contributed } from "./contributed.ts";

export type GalleryEntry = { key: string; page: string; state: string; draw: () => VNode };

/** Empty where the space has no such pages. */
export type StatesOf = (space: Space, contributed: Contributed) => readonly GalleryEntry[];

/** `entry("Accueil", "compte activé", () => <HomePage … />)`. */
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
