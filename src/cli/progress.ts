import { milliseconds } from "#kernel/duration.ts";

/** How far a long command is, for whoever watches it. */
export type Progress = {
  /** `total` is `null` while it is not known. */
  at(done: number, total: number | null): void;
  /** Leaves the line clean for what is printed next. */
  end(): void;
};

const betweenDrawings = milliseconds(100);
const width = 30;

/** A bar on standard error when that is a terminal; else nothing, so that logs and pipes stay clean. */
export function showProgress(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { at: () => undefined, end: () => undefined };
  let drawnAt = -Infinity;
  return {
    at(done, total) {
      const now = performance.now();
      if (now - drawnAt < betweenDrawings && done !== total) return;
      drawnAt = now;
      stream.write(`\r\u001b[K${label} ${total ? bar(done, total) : done.toLocaleString("fr-FR")}`);
    },
    end: () => void stream.write("\r\u001b[K"),
  };
}

function bar(done: number, total: number): string {
  const share = Math.min(1, done / total);
  const full = Math.round(share * width);
  return `${"█".repeat(full)}${"░".repeat(width - full)} ${Math.floor(share * 100)} %`;
}
