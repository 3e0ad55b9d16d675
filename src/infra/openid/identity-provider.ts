import type { Result } from "#kernel/result.ts";
import type { Trip } from "./trip.ts";

/** Who the provider says has come: named by `subject` among all of that `issuer`, with what else it says. */
export type Identity = { issuer: string; subject: string; claims: Readonly<Record<string, unknown>> };

/** Why nobody was recognised. `refused`: what came back is not what we asked for, or not for us (OID-01). */
export type ProviderFailure =
  | { kind: "given_up" }
  | { kind: "unavailable"; reason: string }
  | { kind: "refused"; reason: string };

/** A provider of identities as one space knows it. */
export type IdentityProvider = {
  /** Where the browser is sent, for one trip. */
  wayOut(trip: Trip): Promise<Result<URL, ProviderFailure>>;
  /** Who came back to the one address of ours, with that answer of the provider behind its question mark. */
  whoCame(answer: string, trip: Trip): Promise<Result<Identity, ProviderFailure>>;
};
