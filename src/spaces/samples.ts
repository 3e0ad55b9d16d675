import { adherent } from "./adherent/space.ts";
import { npfr } from "./npfr/space.ts";
import { sante } from "./sante/space.ts";
import type { Space } from "./space.ts";

/** The three portals that ship. A build uses `portals/index.ts` instead of this file if it exists. */
export const portals: readonly Space[] = [npfr, adherent, sante];
