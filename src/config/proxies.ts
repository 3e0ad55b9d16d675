import { z } from "zod";
import { readIpNetwork } from "#kernel/ip-address.ts";

/** Addresses or networks with commas, as they are written. */
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

/** No proxy stands in so wide a network: anybody in it could say to come from anywhere (LOG-05). */
const widest = { ipv4: 8, ipv6: 16 };
/** Addresses of one's own are fc00::/7 (RFC 4193), however many. */
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
