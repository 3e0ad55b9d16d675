import { adherent } from "./adherent/space.ts";
import { npfr } from "./npfr/space.ts";
import { sante } from "./sante/space.ts";
import type { Space } from "./space.ts";

/** The three sample portals. A build uses `portals/index.ts`, if it exists, instead of this file. */
export const portals: readonly Space[] = [npfr, adherent, sante];
