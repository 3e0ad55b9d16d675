import { availableParallelism } from "node:os";
import type { Passwords } from "#infra/hashing/port.ts";
import { drawSecret } from "./draw-secret.ts";

export type Secret = { secret: string; hash: string };

/** Draws and hashes secrets, one at a time per core; outside of the transaction, which stays short. */
export async function drawSecrets(
  passwords: Passwords,
  count: number,
  onHashed: () => void,
): Promise<readonly Secret[]> {
  const secrets: Secret[] = [];
  const drawOn = async () => {
    for (;;) {
      if (secrets.length >= count) return;
      const place: Secret = { secret: drawSecret(), hash: "" };
      secrets.push(place);
      place.hash = await passwords.hash(place.secret);
      onHashed();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, drawOn));
  return secrets;
}
