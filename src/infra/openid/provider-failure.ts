import { isBrokenCircuitError, isBulkheadRejectedError } from "cockatiel";
import * as openid from "openid-client";
import type { ProviderFailure } from "./identity-provider.ts";

export function readFailure(error: unknown): ProviderFailure {
  if (isBrokenCircuitError(error)) return { kind: "unavailable", reason: "left alone for a while" };
  if (isBulkheadRejectedError(error)) return { kind: "unavailable", reason: "too many at once" };
  const reason = reasonOf(error);
  if (reason === null) throw error;
  if (isOutage(error)) return { kind: "unavailable", reason };
  const hasGivenUp = error instanceof openid.AuthorizationResponseError && error.error === "access_denied";
  return hasGivenUp ? { kind: "given_up" } : { kind: "refused", reason };
}

/** One line for the log; the provider or an attacker may have written the text. `null`: a bug. */
function reasonOf(error: unknown): string | null {
  if (error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError)
    return printable(`the provider says ${error.error}`);
  if (error instanceof openid.WWWAuthenticateChallengeError) return "the provider asks for other credentials";
  if (isNetwork(error)) return "the provider was not reached, or did not end its answer";
  if (!(error instanceof openid.ClientError)) return null;
  const { message } = error.cause instanceof Error ? error.cause : error;
  return printable(error.code ? `${error.code}: ${message}` : message);
}

const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, "?").slice(0, 200);

/** The provider is down, slow or sends an invalid response; no sign of an attack. */
export function isOutage(error: unknown): boolean {
  if (isNetwork(error)) return true;
  if (error instanceof openid.ResponseBodyError) return error.status >= 500;
  if (error instanceof openid.AuthorizationResponseError) return ownOutages.has(error.error);
  return error instanceof openid.ClientError && outages.has(error.code ?? "");
}

/** RFC 6749 4.1.2.1. */
const ownOutages: ReadonlySet<string> = new Set(["server_error", "temporarily_unavailable"]);

const outages: ReadonlySet<string> = new Set([
  "OAUTH_TIMEOUT",
  "OAUTH_ABORT",
  "OAUTH_PARSE_ERROR",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
]);

/** TypeErrors of `fetch` for a failed or interrupted request; any other TypeError is a bug. */
const isNetwork = (error: unknown) =>
  error instanceof TypeError && (error.message === "fetch failed" || error.message === "terminated");
