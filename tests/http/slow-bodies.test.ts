import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { house } from "./house.ts";
import { listen } from "./wire.ts";

const home = house();
afterAll(() => home.app.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A form whose body stops half way. */
async function dawdle(port: number) {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8").on("data", (text) => {
    heard += text;
  });
  const arrived = once(home.app.server, "request");
  socket.write(
    "POST /npfr/form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\nnumber=1",
  );
  await arrived;
  return { socket, heard: () => heard };
}

it("a form still arriving after a minute is answered 408, with our headers", async () => {
  const { socket, heard } = await dawdle(await listen(home));
  await vi.advanceTimersByTimeAsync(59_000);
  expect([socket.destroyed, heard()]).toEqual([false, ""]);
  const closed = once(socket, "close");
  await vi.advanceTimersByTimeAsync(1_000);
  await closed;
  expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  expect(heard()).toContain("content-security-policy");
});
