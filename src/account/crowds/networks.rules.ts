export type NetworkSize = "ipv4_24" | "ipv6_56" | "ipv6_48";

export type Network = { name: string; size: NetworkSize };

/** Narrowest first. An attacker may own an IPv6 /56 or /48, or rent an IPv4 /24, and change address (LOG-05). */
export function networksAround(source: string): Network[] {
  if (!source.includes(":")) {
    const [a, b, c] = source.split(".");
    return [{ name: `${a}.${b}.${c}.0/24`, size: "ipv4_24" }];
  }
  const [a, b, c, d] = firstGroups(source);
  const subscriber = (Number.parseInt(d, 16) & 0xff00).toString(16);
  return [
    { name: `${a}:${b}:${c}:${subscriber}::/56`, size: "ipv6_56" },
    { name: `${a}:${b}:${c}::/48`, size: "ipv6_48" },
  ];
}

function firstGroups(source: string): [string, string, string, string] {
  const [a = "0", b = "0", c = "0", d = "0"] = (source.split("::", 1)[0] ?? "").split(":");
  return [a || "0", b, c, d];
}
