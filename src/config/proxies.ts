import { z } from "zod";
import { readIpNetwork } from "#kernel/ip-address.ts";

export const proxies = z
  .string()
  .default("")
  .transform((text, check) => {
    const named = text.split(",").flatMap((proxy) => proxy.trim() || []);
    for (const proxy of named) {
      const fault = faultOf(proxy);
      if (fault) check.addIssue(`: ${proxy.slice(0, 60)} ${fault}`);
    }
    return named;
  });

/** A wider network would let almost anybody forge their address (LOG-05). */
const widest = { ipv4: 8, ipv6: 16 };
/** Private IPv6 networks may be wider: fc00::/7 (RFC 4193). */
const uniqueLocal = 7;

function faultOf(proxy: string): string | null {
  const network = readIpNetwork(proxy);
  if (!network)
    return "n’est ni une adresse ni un réseau : écrivez 127.0.0.1, 192.0.2.0/24 ou 2001:db8::/32, jamais un nom";
  const [address, length] = network;
  if (length >= widest[address.kind()] || (address.range() === "uniqueLocal" && length >= uniqueLocal))
    return null;
  return "croirait une grande partie d’Internet : nommez vos seuls mandataires (proxys)";
}
