import { milliseconds } from "#kernel/duration.ts";

export type Progress = {
  /** `total` is `null` while it is unknown. */
  at(done: number, total: number | null): void;
  /** Clears the bar, so that the next output starts on an empty line. */
  end(): void;
};

const betweenDrawings = milliseconds(100);
const width = 30;

/** Draws a bar on standard error if it is a terminal; otherwise nothing, to keep logs and pipes clean. */
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
