import type { FastifyRequest } from "fastify";
import { bodyTime } from "../time-outs.ts";

/** Node has one request timeout for all routes; forms need a shorter one than uploads. */
export function cutSlowBodies(
  { raw, routeOptions, server }: FastifyRequest,
  _: unknown,
  done: () => void,
): void {
  done();
  if (raw.headers["transfer-encoding"] === undefined && !Number(raw.headers["content-length"])) return;
  const cut = () => {
    const late = Object.assign(new Error("the body takes too long"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
    if (!raw.complete) server.server.emit("clientError", late, raw.socket);
  };
  const timer = setTimeout(cut, routeOptions.config.upload?.within ?? bodyTime).unref();
  raw.once("close", () => clearTimeout(timer));
}
