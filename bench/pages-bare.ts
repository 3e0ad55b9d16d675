import { createServer } from "node:http";

/** The answer of a bare server, always with status 200. */
export type BareAnswer = { port: number; headers: Record<string, string>; body: string };

/** `node:http` only: one answer, the same for every request. */
process.on("message", ({ port, headers, body }: BareAnswer) => {
  const bytes = Buffer.from(body);
  createServer((_, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  }).listen(port, "127.0.0.1", () => process.send?.("listening"));
});
