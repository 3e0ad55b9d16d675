const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What one try of each class is made with, got ready off the clock. */
export type Cast<Ready> = Record<string, (index: number) => Promise<Ready>>;

/** A gap of ours is there whenever one looks; one that another program of the machine made is not. */
const looks = 3;
const telling = 5;

/**
 * Interleaves the classes and gives the largest gap between the medians of their answers, in milliseconds: the
 * smallest of three looks, should the first ones find one.
 */
export async function gapsOf<Ready>(
  tries: number,
  cast: Cast<Ready>,
  post: (ready: Ready) => Promise<unknown>,
): Promise<number> {
  const gaps: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    gaps.push(await gapAtALook(look * tries, tries, cast, post));
    if (Math.min(...gaps) < telling) break;
  }
  return Math.min(...gaps);
}

async function gapAtALook<Ready>(
  first: number,
  tries: number,
  cast: Cast<Ready>,
  post: (ready: Ready) => Promise<unknown>,
) {
  const times: Record<string, number[]> = {};
  for (let index = first; index < first + tries; index += 1) {
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
