import { randomInt } from "node:crypto";

/** No I, L, O, U: the id is read out on the telephone. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** "7K3M-9QXF": never taken from a header, so that nobody writes in our log. */
export function newRequestId(): string {
  const eight = Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join("");
  return `${eight.slice(0, 4)}-${eight.slice(4)}`;
}
