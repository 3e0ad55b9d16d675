import { bulkhead, ConsecutiveBreaker, circuitBreaker, handleWhen, wrap } from "cockatiel";
import * as openid from "openid-client";
import { type Duration, hours, inSeconds, seconds } from "#kernel/duration.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { isThisMachine } from "#kernel/this-machine.ts";
import type { ProviderRule } from "#spaces/space.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { Identity, IdentityProvider, ProviderFailure } from "./identity-provider.ts";
import { isOutage, readFailure } from "./provider-failure.ts";
import type { Trip } from "./trip.ts";

type Client = {
  rule: ProviderRule;
  secret: string;
  redirectUri: URL;
};

const patience = seconds(5);
/** Limits on requests in progress and waiting: a flood of sign-ins must not reach the provider. */
const inFlight = 20;
const waiting = 50;
/** Lifetime of the discovery document. Signing keys are fetched again when an unknown one appears. */
const rediscovery: Duration = hours(24);

/** Code flow with PKCE, state and nonce. Also checks signatures: another algorithm or key is refused (OID-01). */
export function openIdProvider(client: Client): IdentityProvider {
  const configuration = remembered(() => discover(client));
  const guard = wrap(bulkhead(inFlight, waiting), breakerOf());
  const attempt = async <T>(work: () => Promise<T>): Promise<Result<T, ProviderFailure>> => {
    try {
      return done(await guard.execute(work));
    } catch (error) {
      return refused(readFailure(error));
    }
  };
  return {
    wayOut: (trip) => attempt(async () => authorizationUrl(await configuration(), client, trip)),
    whoCame: (answer, trip) => attempt(async () => identify(await configuration(), client, answer, trip)),
  };
}

/** During an outage, sign-ins by the provider fail at once instead of waiting; passwords still work. */
const breakerOf = () =>
  circuitBreaker(handleWhen(isOutage), { breaker: new ConsecutiveBreaker(5), halfOpenAfter: seconds(10) });

function discover({ rule, secret }: Client) {
  const issuer = new URL(rule.issuer);
  const metadata = {
    id_token_signed_response_alg: rule.signature.idToken,
    ...(rule.signature.userInfo && { userinfo_signed_response_alg: rule.signature.userInfo }),
  };
  const inClear =
    issuer.protocol === "http:" && isThisMachine(issuer.hostname) ? [openid.allowInsecureRequests] : [];
  return openid.discovery(issuer, rule.clientId, metadata, openid.ClientSecretPost(secret), {
    execute: [openid.enableNonRepudiationChecks, ...inClear],
    timeout: inSeconds(patience),
    [openid.customFetch]: guardedFetch,
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
  answer: string,
  { state, nonce, verifier }: Trip,
): Promise<Identity> {
  const back = new URL(redirectUri);
  back.search = answer;
  const tokens = await openid.authorizationCodeGrant(configuration, back, {
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

/** Caches the discovery, one request at a time; an expired value is used while the renewal fails. */
function remembered<T>(find: () => Promise<T>): () => Promise<T> {
  let known: { value: Promise<T>; at: number } | null = null;
  return () => {
    if (known && performance.now() - known.at < rediscovery) return known.value;
    const former = known;
    const asked = { value: find(), at: performance.now() };
    known = asked;
    asked.value.catch(() => {
      if (known === asked) known = former;
    });
    return former ? asked.value.catch(() => former.value) : asked.value;
  };
}
