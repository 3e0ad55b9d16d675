import { randomInt } from "node:crypto";

/** No I, L, O, U: the id is read out on the telephone. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Never taken from a header: nobody may write in our log. */
export function newRequestId(): string {
  const eight = Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join("");
  return `${eight.slice(0, 4)}-${eight.slice(4)}`;
}
