import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A database proxy that counts round trips. */
export type CountedWay = { url: string; trips(): number; close(): void };

/** ReadyForQuery: the server has answered everything, and waits (PostgreSQL manual, 54.7). */
const ready = "Z".charCodeAt(0);

export async function countTrips(databaseUrl: string): Promise<CountedWay> {
  const there = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let trips = 0;
  const door = createServer((socket) => {
    const onward = connect(Number(there.port), there.hostname);
    for (const one of [socket, onward]) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on("error", () => undefined).on("close", () => (one === socket ? onward : socket).destroy());
    }
    const count = messageReader((type) => {
      if (type === ready) trips += 1;
    });
    socket.pipe(onward);
    onward.on("data", (chunk: Buffer) => count(chunk)).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(door, "listening");
  const here = new URL(databaseUrl);
  here.host = `127.0.0.1:${(door.address() as AddressInfo).port}`;
  return {
    url: here.href,
    trips: () => trips,
    close() {
      door.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Reports the type of each message of the server, however the network splits them. */
function messageReader(told: (type: number) => void) {
  let rest = Buffer.alloc(0);
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      told(rest[0] ?? 0);
      rest = rest.subarray(1 + rest.readInt32BE(1));
    }
  };
}
