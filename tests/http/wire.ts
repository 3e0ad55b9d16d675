import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import type { House } from "./house.ts";

/** Listens on a free port of this machine. */
export async function listen({ app }: House): Promise<number> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  return (app.server.address() as AddressInfo).port;
}

/** Opens a connection that records everything it receives. */
export async function dial(port: number) {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8");
  socket.on("data", (text) => {
    heard += text;
  });
  socket.on("error", () => {});
  await once(socket, "connect");
  return { socket, heard: () => heard, closed: once(socket, "close") };
}

/** Sends raw bytes, and returns everything received until the server disconnects. */
export async function sayRaw(port: number, text: string): Promise<string> {
  const line = await dial(port);
  line.socket.write(text);
  await line.closed;
  return line.heard();
}

/** The status of each answer in the received text. */
export const statuses = (heard: string) =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => Number(code));
