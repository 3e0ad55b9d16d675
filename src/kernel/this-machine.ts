import { readIpAddress } from "./ip-address.ts";

/** Whether a host, as a URL, a `Host` header or a socket names it without its port, is this very machine. */
export function isThisMachine(host: string): boolean {
  return host.toLowerCase() === "localhost" || readIpAddress(host)?.range() === "loopback";
}
