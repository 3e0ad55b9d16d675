import type { FastifyRequest } from "fastify";
import { isThisMachine } from "#kernel/this-machine.ts";

const writtenByProxies = [
  ...["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "via"],
  ...["x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip"],
];

/** Whether a request comes from this very machine, and not through a proxy, whose every client is local. */
export const comesFromHere = ({ headers, socket }: FastifyRequest): boolean =>
  !writtenByProxies.some((name) => name in headers) && isThisMachine(socket.remoteAddress ?? "");

/** And asks for this machine by its own name: a site elsewhere whose name was made to lead here does not. */
export const isForHere = (request: FastifyRequest): boolean =>
  comesFromHere(request) && isThisMachine(URL.parse(`http://${request.headers.host}`)?.hostname ?? "");
