export type Reading = { labels?: Readonly<Record<string, string>>; value: number };

/** A Prometheus gauge; `read` runs at each scrape. */
export type Measure = {
  name: `parvis_${string}`;
  help: string;
  labels: readonly string[];
  read(): Promise<readonly Reading[]> | readonly Reading[];
};
