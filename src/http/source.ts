import { isIP, SocketAddress } from "node:net";

/**
 * The source that limits count: an IPv4 address, or the /64 of an IPv6 one, for a /64 is what one
 * subscriber gets. IPv4 written as IPv6 is the same source. `null` when it is no address.
 */
export function sourceOf(address: string | undefined): string | null {
  const bare = (address ?? "").split("%", 1)[0] ?? "";
  const kind = isIP(bare);
  if (kind === 4) return bare;
  if (kind === 0) return null;
  const groups = groupsOf(new SocketAddress({ address: bare, family: "ipv6" }).address);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  if (a + b + c + d + e === 0 && f === 0xffff) return [g >> 8, g & 255, h >> 8, h & 255].join(".");
  const network = [a, b, c, d].map((group) => group.toString(16)).join(":");
  return `${network}::/64`;
}

function groupsOf(canonical: string): number[] {
  const [head = "", tail] = withoutDots(canonical).split("::");
  const left = read(head);
  const right = read(tail ?? "");
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

const read = (text: string) =>
  text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));

/** "::ffff:1.2.3.4" with its last 32 bits in hexadecimal too. */
const withoutDots = (address: string) =>
  address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a, b, c, d] = bytes.slice(0, 4).map(Number) as [number, number, number, number];
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
