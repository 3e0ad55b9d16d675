export const mm = (length: number) => (length * 72) / 25.4;

/** A rectangle on a page, in points, from the top left corner. */
export type Area = { left: number; top: number; width: number; height: number };

export const areaInMm = (left: number, top: number, width: number, height: number): Area => ({
  left: mm(left),
  top: mm(top),
  width: mm(width),
  height: mm(height),
});
