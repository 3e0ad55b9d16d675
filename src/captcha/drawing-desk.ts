export class DeskFull extends Error {}

/** Against denial of service: limits the work per process and per source, and caches the latest results. */
export function openDrawingDesk({ atOnce = 2, waiting = 1000, waitingForOne = 120, kept = 240 } = {}) {
  const waitingBySource = new Map<string, number>();
  const drawn = new Map<string, Promise<Buffer>>();
  const queue: (() => void)[] = [];
  let busy = 0;

  async function wait(source: string): Promise<void> {
    waitingBySource.set(source, waitingOf(source) + 1);
    await new Promise<void>((begin) => queue.push(begin));
    const left = waitingOf(source) - 1;
    if (left > 0) waitingBySource.set(source, left);
    else waitingBySource.delete(source);
  }

  const waitingOf = (source: string) => waitingBySource.get(source) ?? 0;

  async function inTurn(source: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    if (busy >= atOnce) await wait(source);
    else busy += 1;
    try {
      return await draw();
    } finally {
      const next = queue.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  return async (source: string, name: string, draw: () => Promise<Buffer>): Promise<Buffer> => {
    const known = drawn.get(name);
    if (known) return known;
    // One source must not fill the queue.
    if (queue.length >= waiting || waitingOf(source) >= waitingForOne) throw new DeskFull();
    const [oldest] = drawn.keys();
    if (drawn.size >= kept && oldest !== undefined) drawn.delete(oldest);
    const picture = inTurn(source, draw);
    drawn.set(name, picture);
    picture.catch(() => drawn.delete(name));
    return picture;
  };
}
