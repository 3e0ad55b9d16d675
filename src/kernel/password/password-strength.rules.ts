const wellKnownRuns = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qsdfghjklm", "qwertyuiop"];

export type PasswordStrength = 1 | 2 | 3 | 4;

const longestWeighed = 64;

/** A hint based on length, variety and runs; it never refuses. `null` for an empty password. */
export function strengthOf(password: string): PasswordStrength | null {
  if (password === "") return null;
  const weighed = password
    .slice(0, 2 * longestWeighed)
    .normalize("NFC")
    .slice(0, longestWeighed);
  const bits = effectiveLength(weighed) * Math.log2(alphabetOf(weighed));
  if (bits < 44) return 1;
  if (bits < 60) return 2;
  return bits < 88 ? 3 : 4;
}

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
