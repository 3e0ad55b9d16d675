export const mm = (length: number) => (length * 72) / 25.4;

/** A rectangle on an A4 page, in points, from the top left corner. */
export type Area = { left: number; top: number; width: number; height: number };

const area = (left: number, top: number, width: number, height: number): Area => ({
  left: mm(left),
  top: mm(top),
  width: mm(width),
  height: mm(height),
});

/** The window of a French C6/5 envelope (NF Z10-011). */
export const addressWindow = area(110, 55, 85, 33);

/** The part that stays visible when the sheet slides in its envelope. */
export const addressArea = area(114, 58, 78, 28);

export const senderArea = area(20, 18, 86, 36);
export const bodyArea = area(20, 112, 170, 168);
export const dateline = area(20, 98, 170, 6);
