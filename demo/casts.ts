import type { Cast } from "#demo/load/cast.ts";
import { adherent } from "./adherent.ts";
import { npfr } from "./npfr.ts";
import { sante } from "./sante.ts";

/** The available demonstrations; a space may have none. */
export const casts: readonly Cast[] = [npfr, adherent, sante];
