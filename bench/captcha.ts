import { availableParallelism } from "node:os";
import { drawPicture } from "#captcha/picture.ts";
import { isWorkDone, workFor } from "#captcha/proof-of-work.ts";
import { rowLength } from "#captcha/row.ts";
import { writeToken } from "#captcha/token.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { type ChallengeId, newId, type SpaceId } from "#kernel/ids.ts";

/** The server's cost of the anti-robot, per picture. `node bench/captcha.ts` */

const keys = keysFrom("the secret of a bench");
const space = "bench" as SpaceId;
const places = Array.from({ length: rowLength }, (_, index) => index + 1);
const rounds = 500;

await measure("one picture", () => drawPicture(keys, space, newId<ChallengeId>(), 1));
await measure("a row of six, at once", () => {
  const id = newId<ChallengeId>();
  return Promise.all(places.map((place) => drawPicture(keys, space, id, place)));
});
const challenge = { id: newId<ChallengeId>(), form: "sign-in" as const, issuedAt: Date.now() };
const token = writeToken(keys, { space, visitor: "somebody" }, challenge);
await measure("work set", () => workFor(keys, token));
const undone = Buffer.from(
  JSON.stringify({
    challenge: await workFor(keys, token),
    solution: { counter: 1, derivedKey: "00".repeat(32) },
  }),
).toString("base64");
await measure("work checked", () => isWorkDone(keys, token, undone));

async function measure(what: string, once: () => Promise<unknown>) {
  for (let warm = 0; warm < 50; warm += 1) await once();
  const times: number[] = [];
  const spent = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await once();
    times.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(spent);
  const at = (share: number) => times.toSorted((a, b) => a - b)[Math.floor(rounds * share)]?.toFixed(2);
  const processor = ((user + system) / 1000 / rounds).toFixed(2);
  console.log(`${what}: median ${at(0.5)} ms, p99 ${at(0.99)} ms, processor ${processor} ms`);
}
console.log(`${availableParallelism()} cores`);
