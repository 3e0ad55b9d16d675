import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { closeGently } from "#http/close.ts";
import { milliseconds, seconds } from "#kernel/duration.ts";
import { repeated } from "../support/repeated.ts";
import { house } from "./house.ts";
import { dial, listen, statuses } from "./wire.ts";

const slowHouse = (time: number) => {
  const home = house();
  home.app.get("/slow", async () => {
    await wait(time);
    return "done at last";
  });
  return home;
};

it("a closing server finishes open requests, and accepts no more", {
  tags: ["repeats"],
}, async () => {
  const home = slowHouse(300);
  const port = await listen(home);
  const [idle, busy] = [await dial(port), await dial(port)];
  busy.socket.write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  await wait(100);
  const began = performance.now();
  await closeGently(home.app, { drain: seconds(0), patience: seconds(60) });
  await Promise.all([idle.closed, busy.closed]);
  expect(performance.now() - began).toBeLessThan(repeated(20_000, 2_000));
  expect(busy.heard()).toContain("done at last");
  await expect(dial(port)).rejects.toThrow();
});

it("a closing server disconnects a client that never finishes", async () => {
  const home = slowHouse(60_000);
  const port = await listen(home);
  const busy = await dial(port);
  busy.socket.write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  await wait(100);
  await closeGently(home.app, { drain: seconds(0), patience: milliseconds(200) });
  await busy.closed;
  expect(statuses(busy.heard())).toEqual([]);
});

it("a closing server says that it is not ready before it stops answering", async () => {
  const home = slowHouse(1);
  const url = `http://127.0.0.1:${await listen(home)}`;
  const status = async (path: string) => (await fetch(url + path)).status;
  expect(await status("/readyz")).toBe(200);
  const closed = closeGently(home.app, { drain: seconds(1), patience: seconds(1) });
  expect(await status("/readyz")).toBe(503);
  expect(await status("/slow")).toBe(200);
  await closed;
  await expect(status("/slow")).rejects.toThrow();
});
