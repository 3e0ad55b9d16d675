import type { FastifyRequest } from "fastify";
import { type IpNetwork, isWithin, readIpAddress, readIpNetwork } from "#kernel/ip-address.ts";
import { isThisMachine } from "#kernel/this-machine.ts";

const recent = new Map<string, string | null>();
const mostRecent = 2000;
const longest = 64;

/** An IPv4 address, or the /64 of an IPv6 one: a subscriber gets a /64. `null` when it is no address. */
export function sourceOf(address = ""): string | null {
  const known = recent.get(address);
  if (known !== undefined) return known;
  const source = readSource(address);
  if (recent.size >= mostRecent) recent.clear();
  if (address.length <= longest) recent.set(address, source);
  return source;
}

function readSource(address: string): string | null {
  const read = readIpAddress(address);
  if (!read) return null;
  if (!("parts" in read)) return read.toString();
  const network = read.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(":")}::/64`;
}

/** Shared by all visitors whose source is unreadable. Unlike loopback it has limits (docs/decisions/0034). */
const unreadableSource = "0.0.0.0";

/** The address a trusted proxy gives; if unreadable, the peer's. */
export function sourceOfRequest({ ip, socket }: Pick<FastifyRequest, "ip" | "socket">): string {
  const peer = socket.remoteAddress ?? "";
  return sourceOf(ip) ?? (isThisMachine(peer) ? null : sourceOf(peer)) ?? unreadableSource;
}

export function believing(proxies: readonly string[]): false | ((address: string) => boolean) {
  const networks = proxies.map(readIpNetwork).filter((network): network is IpNetwork => network !== null);
  if (networks.length === 0) return false;
  return (peer) => {
    const address = readIpAddress(peer);
    return address !== null && networks.some((network) => isWithin(address, network));
  };
}
