import { portals } from "./samples.ts";
import type { Space } from "./space.ts";

/** The spaces of this installation, in the order of the front page. */
export const spaces: readonly Space[] = portals;

export const findSpace = (slug: string) => spaces.find((space) => space.id === slug);
