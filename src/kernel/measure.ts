/** One value of a measure, with what sets it apart from the others. */
export type Reading = { labels?: Readonly<Record<string, string>>; value: number };

/** A figure to watch, as Prometheus names it: read afresh at each scrape. */
export type Measure = {
  name: `parvis_${string}`;
  help: string;
  labels: readonly string[];
  read(): Promise<readonly Reading[]> | readonly Reading[];
};
