/** More is asked for at once than this process makes in a moment: come back later. */
export class DeskFull extends Error {}

/** Makes the pictures, and the work, asked for: a few at a time, and the last are kept. Who asks much burns little (DoS). */
export function openDrawingDesk({ atOnce = 2, waiting = 1000, kept = 240 } = {}) {
  const drawn = new Map<string, Promise<Buffer>>();
  const queue: (() => void)[] = [];
  let busy = 0;

  async function inTurn(draw: () => Promise<Buffer>): Promise<Buffer> {
    if (busy >= atOnce) await new Promise<void>((begin) => queue.push(begin));
    else busy += 1;
    try {
      return await draw();
    } finally {
      // Whoever waits takes over the place; without anybody it is free.
      const next = queue.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  return async (name: string, draw: () => Promise<Buffer>): Promise<Buffer> => {
    const known = drawn.get(name);
    if (known) return known;
    if (queue.length >= waiting) throw new DeskFull();
    const [oldest] = drawn.keys();
    if (drawn.size >= kept && oldest !== undefined) drawn.delete(oldest);
    const picture = inTurn(draw);
    drawn.set(name, picture);
    picture.catch(() => drawn.delete(name));
    return picture;
  };
}
