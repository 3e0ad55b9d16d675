import * as openid from "openid-client";
import { type Duration, hours, inSeconds, seconds } from "#kernel/duration.ts";
import { done, refused } from "#kernel/result.ts";
import type { ProviderRule } from "#spaces/space.ts";
import type { Identity, IdentityProvider } from "./identity-provider.ts";
import { isLoopback, readFailure } from "./provider-failure.ts";
import type { Trip } from "./trip.ts";

type Client = {
  rule: ProviderRule;
  secret: string;
  /** Where the provider sends people back, to the letter. */
  redirectUri: URL;
};

/** A person waits meanwhile. */
const patience = seconds(5);
/** What was discovered is asked for again after that, keys apart, which are whenever an unknown one signs. */
const rediscovery: Duration = hours(24);

/**
 * Speaks OpenID Connect by the authorization code flow with PKCE, state and nonce. Signatures are checked although
 * tokens come straight from the provider: what another algorithm or key signed is refused (OID-01).
 */
export function openIdProvider(client: Client): IdentityProvider {
  const configuration = remembered(() => discover(client));
  return {
    async wayOut(trip) {
      try {
        return done(await authorizationUrl(await configuration(), client, trip));
      } catch (error) {
        return refused(readFailure(error));
      }
    },
    async whoCame(back, trip) {
      try {
        return done(await identify(await configuration(), client, back, trip));
      } catch (error) {
        return refused(readFailure(error));
      }
    },
  };
}

function discover({ rule, secret }: Client) {
  const issuer = new URL(rule.issuer);
  const metadata = {
    id_token_signed_response_alg: rule.signature.idToken,
    ...(rule.signature.userInfo && { userinfo_signed_response_alg: rule.signature.userInfo }),
  };
  const inClear = issuer.protocol === "http:" && isLoopback(issuer) ? [openid.allowInsecureRequests] : [];
  return openid.discovery(issuer, rule.clientId, metadata, openid.ClientSecretPost(secret), {
    execute: [openid.enableNonRepudiationChecks, ...inClear],
    timeout: inSeconds(patience),
  });
}

const authorizationUrl = async (
  configuration: openid.Configuration,
  { rule, redirectUri }: Client,
  { state, nonce, verifier }: Trip,
) =>
  openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri.href,
    scope: rule.scope,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(rule.acr && { acr_values: rule.acr.join(" ") }),
  });

async function identify(
  configuration: openid.Configuration,
  { rule, redirectUri }: Client,
  back: URL,
  { state, nonce, verifier }: Trip,
): Promise<Identity> {
  const answer = new URL(redirectUri);
  answer.search = back.search;
  const tokens = await openid.authorizationCodeGrant(configuration, answer, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const token = tokens.claims();
  if (!token) throw new openid.ClientError("no ID token");
  if (rule.acr && !rule.acr.includes(String(token.acr))) throw new openid.ClientError("unexpected acr");
  const asks = configuration.serverMetadata().userinfo_endpoint !== undefined;
  const more = asks ? await openid.fetchUserInfo(configuration, tokens.access_token, token.sub) : {};
  return { issuer: token.iss, subject: token.sub, claims: { ...more, ...token } };
}

/** Asked for once at a time, again after a while, and at once after a failure. */
function remembered<T>(find: () => Promise<T>): () => Promise<T> {
  let known: { value: Promise<T>; at: number } | null = null;
  return () => {
    if (known && performance.now() - known.at < rediscovery) return known.value;
    const asked = { value: find(), at: performance.now() };
    known = asked;
    asked.value.catch(() => {
      if (known === asked) known = null;
    });
    return asked.value;
  };
}
