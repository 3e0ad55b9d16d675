import { portals } from "./samples.ts";
import type { Space } from "./space.ts";

export const spaces: readonly Space[] = portals;

export const findSpace = (slug: string) => spaces.find((space) => space.id === slug);
