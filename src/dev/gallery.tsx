import { spaces } from "#spaces/index.ts";
import { office } from "#spaces/office/space.ts";
import type { Space } from "#spaces/space.ts";
import type { Contributed } from "#subject/contributed.ts";
import type { GalleryEntry, StatesOf } from "#subject/gallery.ts";
import { commonStates } from "./common.states.tsx";
import { fieldStates } from "./field.states.tsx";
import { homeStates } from "./home.states.tsx";
import { partsStates } from "./parts.states.tsx";

export type Room = { key: string; name: string; entries: readonly GalleryEntry[] };

export async function openGallery(contributed: Contributed): Promise<readonly Room[]> {
  const states = await importStates(contributed.states);
  const common = { key: "parvis", name: "Hors espace", entries: commonStates };
  return [
    common,
    ...spaces.map((space) => roomWith(states, space, contributed)),
    await openOfficeRoom(contributed),
  ];
}

async function openOfficeRoom(contributed: Contributed): Promise<Room> {
  const states = await importStates(contributed.deskStates);
  const [portal] = spaces;
  const entries = portal ? states.flatMap((statesOf) => statesOf(portal, contributed)) : [];
  return { key: office.id, name: office.wording.name, entries };
}

export const openRoom = async (space: Space, contributed: Contributed): Promise<Room> =>
  roomWith(await importStates(contributed.states), space, contributed);

const importStates = async (states: Contributed["states"]): Promise<StatesOf[]> =>
  (await Promise.all(states.map((load) => load()))).flat();

const roomWith = (states: readonly StatesOf[], space: Space, contributed: Contributed): Room => ({
  key: space.id,
  name: space.wording.name,
  entries: [...states, homeStates, partsStates, fieldStates].flatMap((statesOf) =>
    statesOf(space, contributed),
  ),
});

export const findEntry = (gallery: readonly Room[], room: string, key: string): GalleryEntry | undefined =>
  gallery.find((one) => one.key === room)?.entries.find((one) => one.key === key);
