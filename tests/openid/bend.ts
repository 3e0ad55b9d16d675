import { createHmac, type KeyObject, sign } from "node:crypto";

/** Faults that a provider, or an attacker in between, may put into an ID token. */
export type Fault =
  | "nonce"
  | "no_nonce"
  | "aud"
  | "iss"
  | "alg_none"
  | "alg_hs256"
  | "foreign_key"
  | "expired"
  | "sub"
  | "acr"
  | "no_acr";

type Keys = { own: KeyObject; foreign: KeyObject; publicPem: string };

const later: Record<Fault, Record<string, unknown>> = {
  nonce: { nonce: "somebody-else-s" },
  no_nonce: { nonce: undefined },
  aud: { aud: "another-client" },
  iss: { iss: "http://127.0.0.1:1" },
  alg_none: {},
  alg_hs256: {},
  foreign_key: {},
  expired: { exp: 1_000_000_000 },
  sub: { sub: "another-subject" },
  acr: { acr: "weak" },
  no_acr: { acr: undefined },
};

/** The token with that fault, otherwise signed as the provider does. */
export function bend(token: string, fault: Fault, { own, foreign, publicPem }: Keys): string {
  const [header = "", payload = ""] = token.split(".");
  const claims = { ...read(payload), ...later[fault] };
  if (fault === "alg_none") return `${write({ ...read(header), alg: "none" })}.${write(claims)}.`;
  if (fault === "alg_hs256") {
    const text = `${write({ ...read(header), alg: "HS256" })}.${write(claims)}`;
    return `${text}.${createHmac("sha256", publicPem).update(text).digest("base64url")}`;
  }
  const text = `${header}.${write(claims)}`;
  const key = fault === "foreign_key" ? foreign : own;
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}

/** The token with an authentication strength in it, signed by the provider. */
export const attest = (token: string, acr: string, own: KeyObject): string => {
  const [header = "", payload = ""] = token.split(".");
  const text = `${header}.${write({ ...read(payload), acr })}`;
  return `${text}.${sign("sha256", Buffer.from(text), own).toString("base64url")}`;
};

const read = (part: string) =>
  JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
const write = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
