import { areaInMm } from "../pdf/area.ts";

/** The window of a French C6/5 envelope (NF Z10-011). */
export const addressWindow = areaInMm(110, 55, 85, 33);

/** The part that stays visible when the sheet slides in its envelope. */
export const addressArea = areaInMm(114, 58, 78, 28);

export const senderArea = areaInMm(20, 18, 86, 36);

/** Left of the window: the envelope hides it, and a letter taken out of it shows it at once. */
export const barCodeArea = areaInMm(20, 84, 42, 11);

export const bodyArea = areaInMm(20, 112, 170, 168);
export const dateline = areaInMm(20, 98, 170, 6);
