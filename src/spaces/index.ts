import { portals } from "./samples.ts";
import type { Space } from "./space.ts";

/** The spaces this installation serves, in the order of the front page. */
export const spaces: readonly Space[] = portals;

/** The space of that slug, or `undefined`. */
export const findSpace = (slug: string) => spaces.find((space) => space.id === slug);
