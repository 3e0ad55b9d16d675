import type { Result } from "#kernel/result.ts";
import type { Trip } from "./trip.ts";

/** `subject` is unique per `issuer`. */
export type Identity = { issuer: string; subject: string; claims: Readonly<Record<string, unknown>> };

/** `refused`: the response does not match our request, or is not for us (OID-01). */
export type ProviderFailure =
  | { kind: "given_up" }
  | { kind: "unavailable"; reason: string }
  | { kind: "refused"; reason: string };

export type IdentityProvider = {
  wayOut(trip: Trip): Promise<Result<URL, ProviderFailure>>;
  /** Verifies the response, given as the query string of the redirect URI. */
  whoCame(answer: string, trip: Trip): Promise<Result<Identity, ProviderFailure>>;
};
