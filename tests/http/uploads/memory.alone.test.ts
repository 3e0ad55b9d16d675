import { createHash } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bodyOf, boundary, headersOf } from "./send-parts.ts";
import { type UploadHouse, uploadHouse } from "./upload-house.ts";

const megabyte = 1_000_000;
const size = 200;
const chunk = Buffer.alloc(megabyte, "parvis");

let open: () => void;
const gate = new Promise<void>((resolve) => {
  open = resolve;
});
let home: UploadHouse;
beforeAll(async () => {
  home = await uploadHouse(tmpdir(), () => gate);
});
afterAll(() => home.app.close());

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Live memory in megabytes. */
const inUse = () => {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / megabyte;
};

it("a 200 MB upload waits for its reader, and memory stays flat", {
  timeout: 60_000,
}, async () => {
  const head = bodyOf(
    [
      { name: "_csrf", value: home.token },
      { name: "document", filename: "grand.bin", value: "" },
    ],
    "",
  ).subarray(0, -2);
  const end = `\r\n--${boundary}--\r\n`;
  const sending = request(`${home.origin}/npfr/grand`, {
    method: "POST",
    headers: { ...headersOf(home), "content-length": head.length + size * megabyte + end.length },
  });
  const answered = once(sending, "response");
  const before = inUse();
  let sent = 0;
  let most = 0;
  sending.write(head);
  const all = (async () => {
    for (; sent < size; sent += 1) {
      if (!sending.write(chunk)) await once(sending, "drain");
      if (sent % 20 === 0) most = Math.max(most, inUse());
    }
    sending.end(end);
  })();

  await wait(500);
  expect(sent, "megabytes sent while nobody reads").toBeLessThan(30);
  open();
  const [answer] = await answered;
  await all;
  const told = JSON.parse((await answer.toArray()).join(""));
  const hash = createHash("sha256");
  for (let n = 0; n < size; n += 1) hash.update(chunk);
  expect(told).toEqual({ bytes: size * megabyte, sha256: hash.digest("hex") });
  expect(most - before, "peak of live memory, in megabytes").toBeLessThan(64);
});
