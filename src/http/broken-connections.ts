import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const statusOfBreakage: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what is too malformed or too slow to be a request, then closes the connection. */
export const answerBrokenConnections = (headers: Readonly<Record<string, string>>) =>
  function answer(this: FastifyInstance | undefined, error: Error & { code?: string }, socket: Socket): void {
    if (error.code === "ECONNRESET" || socket.destroyed) return;
    const status = statusOfBreakage[error.code ?? ""] ?? 400;
    this?.log.info({ status, reason: error.code ?? error.name }, "connection refused");
    if (socket.writable && !isAnswering(socket)) socket.write(rawAnswer(status, headers));
    socket.destroySoon();
  };

/** Node marks a socket whose answer has begun; a second answer would be read as the body of the first. */
function isAnswering(socket: Socket): boolean {
  const answer: unknown = Reflect.get(socket, "_httpMessage");
  return typeof answer === "object" && answer !== null && Reflect.get(answer, "headersSent") === true;
}

function rawAnswer(status: number, headers: Readonly<Record<string, string>>): string {
  const body = `<!doctype html><html lang="fr"><title>Erreur ${status}</title><p>Votre navigateur a envoyé une demande illisible (${status}).</p></html>`;
  const lines = {
    ...headers,
    "content-type": "text/html; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join("")}\r\n${body}`;
}

/** For any other `Expect` than `100-continue`, Node would answer without our headers. */
export function refuseExpectations(app: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  app.server.on("checkExpectation", (_, response) =>
    response.writeHead(417, { ...headers, connection: "close" }).end(),
  );
}
