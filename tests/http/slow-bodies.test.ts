import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { house } from "./house.ts";
import { listen } from "./wire.ts";

const home = house();
let port = 0;
beforeAll(async () => {
  port = await listen(home);
});
afterAll(() => home.app.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A form whose body stops half way. */
async function dawdle(start = "POST /npfr/form HTTP/1.1", more = "") {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8").on("data", (text) => {
    heard += text;
  });
  const arrived = once(home.app.server, "request");
  socket.write(
    `${start}\r\nHost: a\r\n${more}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\nnumber=1`,
  );
  await arrived;
  return { socket, heard: () => heard };
}

it("a form still arriving after a minute is answered 408, with our headers", async () => {
  const { socket, heard } = await dawdle();
  await vi.advanceTimersByTimeAsync(59_000);
  expect([socket.destroyed, heard()]).toEqual([false, ""]);
  const closed = once(socket, "close");
  await vi.advanceTimersByTimeAsync(1_000);
  await closed;
  expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  expect(heard()).toContain("content-security-policy");
});

it("a request of another site, refused before its body arrived, keeps its connection a minute at most", async () => {
  const { socket, heard } = await dawdle(undefined, "Origin: https://ailleurs.example\r\n");
  await vi.waitFor(() => expect(heard()).toMatch(/^HTTP\/1\.1 403 /));
  const closed = once(socket, "close");
  await vi.advanceTimersByTimeAsync(60_000);
  await closed;
  expect(socket.destroyed).toBe(true);
});

it("a broken address is refused with its connection", async () => {
  const { heard } = await dawdle("POST /%zz HTTP/1.1");
  await vi.waitFor(() => expect(heard()).toMatch(/^HTTP\/1\.1 400 [\s\S]*\r\nconnection: close\r\n/i));
});

it("an injected request has no connection to cut", async () => {
  const answer = await home.app.inject({
    method: "POST",
    url: "/npfr/form",
    headers: { origin: "https://ailleurs.example" },
    payload: { number: "1" },
  });
  expect(answer.statusCode).toBe(403);
  await vi.advanceTimersByTimeAsync(61_000);
});
