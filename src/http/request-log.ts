import { type FastifyReply, type FastifyRequest, LogController } from "fastify";
import type { DestinationStream, LoggerOptions } from "pino";
import { sourceOf } from "./source.ts";

/** Whether to log, and where; `true` is the standard output. */
export type LogTarget = boolean | DestinationStream;

/** Fastify's own lines replaced by one for each answer: the pattern of the route, never its values nor its query. */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override routeNotFound(): void {}

  override requestCompleted(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const line = {
      method: request.method,
      route: request.is404 ? null : (request.routeOptions.url ?? null),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      source: sourceOf(request.ip),
    };
    request.log.info(line, "answered");
  }
}

/** Options of the logger: what may carry a secret is cut before it is written. */
export const logOptions = (target: LogTarget): false | (LoggerOptions & { stream?: DestinationStream }) =>
  target === false
    ? false
    : {
        level: "info",
        base: null,
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        formatters: { level: (level) => ({ level }) },
        redact: ["*.password", "*.token", "*.code", "*.cookie", "*.authorization", "*.secret"],
        serializers: { err: plainError },
        ...(target === true ? {} : { stream: target }),
      };

/** Name, code and stack alone: PostgreSQL adds `detail`, which quotes the row. */
function plainError(error: unknown): Record<string, unknown> {
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
