/**
 * With what addresses begin, in a thousand: first names and surnames of France, rounded (INSEE). Every letter and
 * digit is there, or one that never came would tell somebody's number.
 */
const initials: Readonly<Record<string, number>> = {
  ...{ a: 80, b: 50, c: 100, d: 55, e: 50, f: 50, g: 50, h: 20, i: 20, j: 105, k: 12, l: 70, m: 125 },
  ...{ n: 50, o: 15, p: 70, q: 2, r: 40, s: 70, t: 30, u: 1, v: 35, w: 5, x: 3, y: 17, z: 5 },
  ...{ "0": 1, "1": 2, "2": 1, "3": 1, "4": 1, "5": 1, "6": 1, "7": 1, "8": 1, "9": 1 },
};

const drawn = Object.entries(initials)
  .map(([sign, times]) => sign.repeat(times))
  .join("");

/**
 * Contacts that look like those given: in the place of each sign a mask shows of their owner alone, the initial of an
 * address and the last two digits of a telephone, one that those random bytes give.
 */
export function resembling(bytes: Buffer) {
  const initial = drawn[bytes.readUInt32BE(0) % drawn.length] ?? "m";
  const lastDigits = String(bytes.readUInt32BE(4) % 100).padStart(2, "0");
  return {
    email: (email: string) => (/^[A-Z]/.test(email) ? initial.toUpperCase() : initial) + email.slice(1),
    phone: (phone: string) => phone.slice(0, -2) + lastDigits,
  };
}
