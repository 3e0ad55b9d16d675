const wellKnownRuns = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qsdfghjklm", "qwertyuiop"];

/**
 * A rough hint from 1 (weak) to 4 while a password is typed; `null` for none. It only looks at length,
 * variety and runs; the server's own rules know the words to avoid and alone decide.
 */
export function strengthOf(password: string): 1 | 2 | 3 | 4 | null {
  if (password === "") return null;
  const bits = effectiveLength(password) * Math.log2(alphabetOf(password));
  if (bits < 44) return 1;
  if (bits < 60) return 2;
  return bits < 88 ? 3 : 4;
}

/** Counts each character less when it repeats the last one, follows a run, or has come before. */
function effectiveLength(password: string): number {
  const letters = [...password.toLowerCase()];
  return letters.reduce((length, letter, index) => {
    const before = letters[index - 1] ?? "";
    if (letter === before || isRun(before + letter)) return length + 0.2;
    return length + (letters.indexOf(letter) < index ? 0.5 : 1);
  }, 0);
}

const isRun = (pair: string) =>
  pair.length === 2 && wellKnownRuns.some((run) => run.includes(pair) || run.includes(reversed(pair)));

const reversed = (text: string) => [...text].reverse().join("");

function alphabetOf(password: string): number {
  const kinds: [RegExp, number][] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\p{Nd}/u, 10],
    [/[^\p{L}\p{Nd}]/u, 30],
  ];
  return kinds.reduce((total, [kind, size]) => total + (kind.test(password) ? size : 0), 0);
}
