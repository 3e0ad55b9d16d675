/** What a subject knows of the text files that it takes; `Layout` names the ways in which their rows are arranged. */
export type FileShape<Layout extends string> = {
  /** The names that a header line may hold. */
  columns: ReadonlySet<string>;
  /** Spreadsheets may drop trailing cells, but never these: without them the line was cut. */
  neverLeftOut: ReadonlySet<string>;
  /** The layout whose header names its columns. */
  table: Layout;
  layoutOf(head: string): Layout;
  /** Why a file without a header is refused, and how to fix it; `null` when it may be read. */
  whyOther(layout: Layout, head: string, end: string): string | null;
};
