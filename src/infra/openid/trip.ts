import type { Keys } from "#infra/sealing/keys.ts";
import { type ChallengeId, newId, readId, type SpaceId } from "#kernel/ids.ts";

/**
 * What ties one going and coming back together, to the browser that went (RFC 6749 10.12, RFC 7636, OpenID Connect
 * Core 15.5.2). Derived from its ticket, so that nothing of it is stored anywhere.
 */
export type Trip = { state: string; nonce: string; verifier: string };

/** What the browser keeps while it is away: good once. The time is that of the database, in milliseconds since 1970. */
export type Ticket = { id: ChallengeId; issuedAt: number };

export const newTicket = (issuedAt: number): Ticket => ({ id: newId<ChallengeId>(), issuedAt });

/** As a cookie holds it. */
export const writeTicket = ({ id, issuedAt }: Ticket) => `${id}.${issuedAt}`;

/** The ticket of a cookie; `null` when it is none. Whether it is one of ours the state tells, which no other has. */
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
