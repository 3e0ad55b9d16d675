import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bodyOf, headersOf, pdf, sendParts, title, until } from "./send-parts.ts";
import { type UploadHouse, uploadHouse } from "./upload-house.ts";

let folder: string;
let home: UploadHouse;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parvis-uploads-"));
  home = await uploadHouse(folder);
});
afterAll(async () => {
  await home.app.close();
  await rm(folder, { recursive: true });
});

/** Sends 60 of the 90 kB of a form, and waits. */
async function begin(path: string) {
  await until(async () => (await home.left()) === 0);
  const body = bodyOf([{ name: "_csrf", value: home.token }, title, { ...pdf, value: Buffer.alloc(90_000) }]);
  const socket = connect(Number(new URL(home.origin).port), "127.0.0.1");
  await once(socket, "connect");
  const head = { ...headersOf(home), host: "127.0.0.1", "content-length": body.length };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /npfr${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  socket.write(body.subarray(0, 60_000));
  return socket;
}

it.each(["end", "resetAndDestroy"] as const)("an upload interrupted by %s leaves no file", async (how) => {
  const used = home.seen.used;
  const socket = await begin("/envoi");
  await until(async () => (await home.left()) === 1);
  socket.on("error", () => {});
  socket[how]();
  await until(async () => (await home.left()) === 0);
  expect(home.seen.used).toBe(used);
  expect((await sendParts(home, [title, pdf])).status).toBe(200);
});

it("an upload slower than the limit of its route is cut with 408, and leaves no file", async () => {
  const socket = await begin("/lent");
  let heard = "";
  socket.setEncoding("utf8").on("data", (text) => {
    heard += text;
  });
  await once(socket, "close");
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  expect(heard).toContain("content-security-policy");
  await until(async () => (await home.left()) === 0);
});

it("the rest of a refused upload is discarded: its answer arrives, and the connection serves the next request", async () => {
  const socket = connect(Number(new URL(home.origin).port), "127.0.0.1");
  await once(socket, "connect");
  socket.pause();
  const length = 20_000_000;
  const lines = Object.entries({ ...headersOf(home), host: "127.0.0.1", "content-length": length });
  socket.write(
    `POST /npfr/envoi HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
  const chunk = Buffer.alloc(1_000_000);
  for (let sent = 0; sent < length; sent += chunk.length)
    if (!socket.write(chunk)) await once(socket, "drain");
  socket.write("GET /npfr/page HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
  const heard = (await socket.setEncoding("utf8").toArray()).join("");
  expect([...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(["413", "200"]);
});
