import { createServer } from "node:http";

/** What a bare server sends: the status line is always 200. */
export type BareAnswer = { port: number; headers: Record<string, string>; body: string };

/** `node:http` and nothing else: one answer, the same for every request. */
process.on("message", ({ port, headers, body }: BareAnswer) => {
  const bytes = Buffer.from(body);
  createServer((_, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  }).listen(port, "127.0.0.1", () => process.send?.("listening"));
});
