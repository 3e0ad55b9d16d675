import { Socket } from "node:net";
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
    // A request that was injected, without a network, has no socket to cut.
    if (!raw.complete && raw.socket instanceof Socket) server.server.emit("clientError", late, raw.socket);
  };
  const timer = setTimeout(cut, routeOptions.config.upload?.within ?? bodyTime).unref();
  const stop = () => clearTimeout(timer);
  raw.once("end", stop).once("close", stop);
}
