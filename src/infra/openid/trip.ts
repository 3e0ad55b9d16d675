import type { Keys } from "#infra/sealing/keys.ts";
import { type ChallengeId, newId, readId, type SpaceId } from "#kernel/ids.ts";

/** Binds redirect and return to one browser (RFC 6749 10.12, RFC 7636, OpenID Connect Core 15.5.2). Not stored. */
export type Trip = { state: string; nonce: string; verifier: string };

/** The browser's cookie during the redirect, single use. `issuedAt`: database time, in ms since 1970. */
export type Ticket = { id: ChallengeId; issuedAt: number };

export const newTicket = (issuedAt: number): Ticket => ({ id: newId<ChallengeId>(), issuedAt });

export const writeTicket = ({ id, issuedAt }: Ticket) => `${id}.${issuedAt}`;

/** Parses the cookie; `null` if malformed. Authenticity is checked by the state, derived with our key. */
export function readTicket(cookie: string): Ticket | null {
  const [written = "", time = ""] = cookie.split(".");
  const id = readId<ChallengeId>(written);
  return id && /^\d{1,15}$/.test(time) ? { id, issuedAt: Number(time) } : null;
}

export function tripOf(keys: Keys, space: SpaceId, ticket: Ticket): Trip {
  const derive = (what: keyof Trip) =>
    keys.sign("openid", space, what, writeTicket(ticket)).toString("base64url");
  return { state: derive("state"), nonce: derive("nonce"), verifier: derive("verifier") };
}
