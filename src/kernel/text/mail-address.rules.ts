/** Limits of SMTP for an address and for the part before the @ (RFC 5321 4.5.3.1). */
export const longestAddress = 254;
const longestName = 64;
const longestLabel = 63;

export type AddressFault =
  | { kind: "empty" | "too_long" | "several" | "many_at" | "no_at" | "no_name" | "no_domain" | "space" }
  | { kind: "no_dot" | "dots" | "accent" | "invisible" | "ending" | "dash" }
  | { kind: "sign"; sign: string };

// Nearly all addresses. None of at most 64 characters has a part that is too long.
const plain = /^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}$/;

const outsideAtoms = /[^A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]/u;
const outsideDomain = /[^A-Za-z0-9.-]/u;

/**
 * The only rule for mail addresses: dotted atoms (RFC 5322 3.4.1) and a host name, ASCII only, because accents allow
 * look-alikes (REC-03). No quoted part, no second recipient, no line break (MAI-01).
 */
export function addressFault(address: string): AddressFault | null {
  if (address.length <= longestName && plain.test(address)) return null;
  if (address === "") return { kind: "empty" };
  if (address.length > longestAddress) return { kind: "too_long" };
  const [name = "", domain, ...more] = address.split("@");
  if (domain === undefined) return { kind: "no_at" };
  if (more.length > 0) return { kind: /[,;\s]/u.test(address) ? "several" : "many_at" };
  if (name === "") return { kind: "no_name" };
  if (domain === "") return { kind: "no_domain" };
  return faultOfDots(name, domain) ?? faultOfSigns(name, domain) ?? faultOfDomain(domain.split("."));
}

function faultOfDots(name: string, domain: string): AddressFault | null {
  if (/[\s\p{Z}]/u.test(name + domain)) return { kind: "space" };
  if (!domain.includes(".")) return { kind: "no_dot" };
  return [...name.split("."), ...domain.split(".")].includes("") ? { kind: "dots" } : null;
}

function faultOfSigns(name: string, domain: string): AddressFault | null {
  const [sign] = outsideAtoms.exec(name) ?? outsideDomain.exec(domain) ?? [];
  if (sign === undefined) return name.length > longestName ? { kind: "too_long" } : null;
  if (/[\p{L}\p{M}]/u.test(sign)) return { kind: "accent" };
  return /\p{C}/u.test(sign) ? { kind: "invisible" } : { kind: "sign", sign };
}

function faultOfDomain(labels: readonly string[]): AddressFault | null {
  if (labels.some((label) => label.length > longestLabel)) return { kind: "too_long" };
  if (labels.some((label) => label.startsWith("-") || label.endsWith("-"))) return { kind: "dash" };
  const end = labels.at(-1) ?? "";
  return end.length < 2 || /^\d+$/.test(end) ? { kind: "ending" } : null;
}
