/**
 * First letters of addresses, per thousand: French first names and surnames, rounded (INSEE). All letters and digits
 * occur: a sign that no decoy has would reveal a real number.
 */
const initials: Readonly<Record<string, number>> = {
  ...{ a: 80, b: 50, c: 100, d: 55, e: 50, f: 50, g: 50, h: 20, i: 20, j: 105, k: 12, l: 70, m: 125 },
  ...{ n: 50, o: 15, p: 70, q: 2, r: 40, s: 70, t: 30, u: 1, v: 35, w: 5, x: 3, y: 17, z: 5 },
  ...{ "0": 1, "1": 2, "2": 1, "3": 1, "4": 1, "5": 1, "6": 1, "7": 1, "8": 1, "9": 1 },
};

const drawn = Object.entries(initials)
  .map(([sign, times]) => sign.repeat(times))
  .join("");

/** Random bytes of a number, the same for the same sign. */
type BytesFor = (sign: string) => Buffer;

/** A mask with another initial, which stays after a change of mail provider, as a real one does. */
export function likeMail(mask: string, bytesFor: BytesFor): string {
  const initial = mask.slice(0, 1);
  const sign = drawn[bytesFor(`mail ${initial}`).readUInt32BE(0) % drawn.length] ?? "m";
  return (/[A-Z]/.test(initial) ? sign.toUpperCase() : sign) + mask.slice(1);
}

export function likePhone(mask: string, bytesFor: BytesFor): string {
  const digits = bytesFor(`phone ${mask.slice(-2)}`).readUInt32BE(0) % 100;
  return mask.slice(0, -2) + String(digits).padStart(2, "0");
}
