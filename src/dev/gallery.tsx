import { spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import type { GalleryEntry } from "./gallery/entry.ts";
import { factorStates } from "./gallery/factor-states.tsx";
import { fieldStates } from "./gallery/field-states.tsx";
import { journeyStates } from "./gallery/journey-states.tsx";
import { moduleStates } from "./gallery/module-states.tsx";
import { partsStates } from "./gallery/parts-states.tsx";
import { commonStates, publicStates } from "./gallery/public-states.tsx";

/** Every page in every state, by the path it has in the gallery. A new group of pages is one line here. */
const statesOf = (space: Space): GalleryEntry[] => [
  ...publicStates(space),
  ...journeyStates(space),
  ...moduleStates(space),
  ...factorStates(space),
  ...partsStates(space),
  ...fieldStates(space),
];

/** A part of the gallery: a space, or what belongs to none. */
export type Room = { key: string; name: string; entries: readonly GalleryEntry[] };

/** The part of the gallery where a space hangs. */
export const roomOf = (space: Space): Room => ({
  key: space.id,
  name: space.wording.name,
  entries: statesOf(space),
});

export const gallery: readonly Room[] = [
  { key: "parvis", name: "Hors espace", entries: commonStates },
  ...spaces.map(roomOf),
];

/** The entry hung at that place, or `undefined`. */
export const findEntry = (room: string, key: string): GalleryEntry | undefined =>
  gallery.find((one) => one.key === room)?.entries.find((one) => one.key === key);
