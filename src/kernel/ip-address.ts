import ipaddr from "ipaddr.js";

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;
export type IpNetwork = readonly [IpAddress, number];

const withPort = /^(?:\[([^\]]+)\](?::\d{1,5})?|([\d.]+):\d{1,5})$/;

/** Parses an address and drops its port; an IPv4-mapped IPv6 address becomes IPv4. */
export function readIpAddress(text: string): IpAddress | null {
  const [, inBrackets, beforePort] = withPort.exec(text.trim()) ?? [];
  const bare = inBrackets ?? beforePort ?? text.trim();
  // ipaddr.js also reads "127.1" and octal numbers, which no proxy writes.
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return null;
  return ipaddr.process(bare);
}

export function readIpNetwork(text: string): IpNetwork | null {
  if (ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text))
    return ipaddr.parseCIDR(text);
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.process(text);
  return [address, address.toByteArray().length * 8];
}

export const isWithin = (address: IpAddress, [network, length]: IpNetwork): boolean =>
  address.kind() === network.kind() && address.match(network, length);
