import type { FastifyRequest } from "fastify";
import { isThisMachine } from "#kernel/this-machine.ts";

const writtenByProxies = [
  ...["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "via"],
  ...["x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip"],
];

export const comesFromHere = ({ headers, socket }: FastifyRequest): boolean =>
  !writtenByProxies.some((name) => name in headers) && isThisMachine(socket.remoteAddress ?? "");

/** Also checks Host: another site's name may resolve to this machine. */
export const isForHere = (request: FastifyRequest): boolean =>
  comesFromHere(request) && isThisMachine(URL.parse(`http://${request.headers.host}`)?.hostname ?? "");
