import { adherent } from "./adherent/space.ts";
import { npfr } from "./npfr/space.ts";
import { sante } from "./sante/space.ts";
import type { Space } from "./space.ts";

/** The three portals that ship. A build takes `portals/index.ts` in place of this file where there is one. */
export const portals: readonly Space[] = [npfr, adherent, sante];
