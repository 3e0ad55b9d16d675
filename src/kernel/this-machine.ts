import { readIpAddress } from "./ip-address.ts";

export function isThisMachine(host: string): boolean {
  return host.toLowerCase() === "localhost" || readIpAddress(host)?.range() === "loopback";
}
