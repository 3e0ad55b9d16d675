const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What one try of each class is made with, got ready off the clock. */
export type Cast<Ready> = Record<string, (index: number) => Promise<Ready>>;

/** Interleaves the classes and gives the largest gap between the medians of their answers, in milliseconds. */
export async function gapsOf<Ready>(
  tries: number,
  cast: Cast<Ready>,
  post: (ready: Ready) => Promise<unknown>,
) {
  const times: Record<string, number[]> = {};
  for (let index = 0; index < tries; index += 1) {
    for (const [name, getReady] of Object.entries(cast)) {
      const ready = await getReady(index);
      const begun = performance.now();
      await post(ready);
      times[name] = [...(times[name] ?? []), performance.now() - begun];
    }
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  console.info("medians in ms", medians);
  return Math.max(...Object.values(medians)) - Math.min(...Object.values(medians));
}

/** The same person for two tries, then the next, so that no lock comes in between. */
export function twoEach(make: () => Promise<string>) {
  const made: Promise<string>[] = [];
  return (index: number) => {
    if (index % 2 === 0) made.push(make());
    return made[index >> 1] ?? make();
  };
}
