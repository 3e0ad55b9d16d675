/** Numbers of rows, both included. */
export type Range = { from: number; to: number };

/**
 * What is wrong with a chain, by the number under which the rows stand now; for `removed`, under which they stood.
 * `changed`: not as Parvis wrote them. `inserted`: not written by Parvis. `moved`: `was` is the first one's own number.
 * `erased`: emptied before the end of their retention. `replaced`: written by Parvis, but an anchor saw others there.
 * `head`: the note of the last row does not name the last row.
 */
export type Fault = Range &
  (
    | { kind: "changed" | "inserted" | "removed" | "erased" | "replaced" | "head" }
    | { kind: "moved"; was: number }
  );

/** `unlisted`: faults beyond those listed. */
export type Verdict = {
  rows: number;
  faults: readonly Fault[];
  unlisted: number;
  anchors: number;
  /** Lines of the file of anchors that are not anchors. */
  unreadableAnchors: number;
};

export const isWhole = ({ faults, unreadableAnchors }: Pick<Verdict, "faults" | "unreadableAnchors">) =>
  faults.length === 0 && unreadableAnchors === 0;
