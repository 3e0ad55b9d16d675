import { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import type { Logger } from "pino";
import { sourceOfRequest } from "../visitors/source.ts";
import { watchedByMachines } from "./pressure.ts";

/** One line for each answer, with the route's pattern, never its values or its query. */
export class RequestLog extends LogController {
  /** Without redaction: the lines hold no secret, and redacting one costs more than to write it. */
  readonly #lines: Logger | null;

  constructor(log: Logger | false) {
    super({ requestIdLogLabel: "request" });
    this.#lines = log ? log.child({}, { redact: [] }) : null;
  }

  override incomingRequest(): void {}

  override routeNotFound(): void {}

  override requestCompleted(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (request.routeOptions.logLevel === watchedByMachines.logLevel) return;
    const line = {
      request: request.id,
      method: request.method,
      route: request.is404 ? null : (request.routeOptions.url ?? null),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      source: sourceOfRequest(request),
    };
    this.#lines?.info(line, "answered");
  }
}

const secretNames = ["password", "token", "code", "cookie", "authorization", "secret"];

export const withoutSecrets = (log: Logger): FastifyBaseLogger =>
  log.child(
    {},
    {
      redact: secretNames.flatMap((name) => [name, `*.${name}`]),
      serializers: { err: plainError },
    },
  );

/** PostgreSQL adds `detail`, which quotes the row: only name, code and stack are kept. */
export function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { errorCode: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: plainError(error.cause) };
  return {
    type: error.name,
    message: error.message.slice(0, 500),
    ...code,
    stack: error.stack?.slice(0, 4000),
    ...cause,
  };
}
