import { randomInt } from "node:crypto";

/** No I, L, O, U: the id is read out on the telephone. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Never taken from a header: nobody may write in our log. */
export function newRequestId(): string {
  let left = randomInt(signs.length ** 8);
  let id = "";
  for (let place = 0; place < 8; place += 1) {
    id += place === 4 ? `-${signs[left % signs.length]}` : signs[left % signs.length];
    left = Math.floor(left / signs.length);
  }
  return id;
}
