import * as openid from "openid-client";
import type { ProviderFailure } from "./identity-provider.ts";

/** What went wrong on the way to the provider or back; whatever is not for us to judge is thrown on. */
export function readFailure(error: unknown): ProviderFailure {
  if (error instanceof openid.AuthorizationResponseError)
    return error.error === "access_denied"
      ? { kind: "given_up" }
      : { kind: "refused", reason: `the provider says ${printable(error.error)}` };
  if (error instanceof openid.ResponseBodyError)
    return { kind: "refused", reason: `the provider says ${printable(error.error)}` };
  if (error instanceof openid.WWWAuthenticateChallengeError)
    return { kind: "refused", reason: "the provider does not know its own access token" };
  if (error instanceof openid.ClientError) return judge(error);
  if (error instanceof TypeError && isNetwork(error))
    return { kind: "unavailable", reason: "the provider was not reached" };
  throw error;
}

/** Time-outs, and answers that are not those of a provider at all, are its outage; all else is a refusal of ours. */
function judge(error: openid.ClientError): ProviderFailure {
  // What the library wraps says which claim, parameter or signature it was.
  const { message } = error.cause instanceof Error ? error.cause : error;
  const reason = error.code ? `${error.code}: ${message}` : message;
  return { kind: outages.has(error.code ?? "") ? "unavailable" : "refused", reason: printable(reason) };
}

const outages: ReadonlySet<string> = new Set([
  "OAUTH_TIMEOUT",
  "OAUTH_ABORT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
]);

/** How `fetch` says that nobody answered, or stopped half way; a fault of ours is another TypeError. */
const isNetwork = ({ message }: TypeError) => message === "fetch failed" || message === "terminated";

/** The provider wrote it, or whoever bent the address: one short line, for the log alone. */
const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, "?").slice(0, 200);

/** Only on the machine itself may a provider speak in clear. */
export const isLoopback = ({ hostname }: URL) => ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
