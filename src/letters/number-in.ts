import { readNumberOf } from "#registry/holders/number.rules.ts";
import type { Space } from "#spaces/space.ts";

/** Reads a holder's number of that space; `null` when it has no such shape. */
export const numberIn =
  ({ space }: { space: Space }) =>
  (typed: string): string | null => {
    const number = readNumberOf(space, typed);
    return number.ok ? number.value : null;
  };
