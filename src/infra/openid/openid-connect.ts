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
  /** Where the provider sends people back, to the letter. */
  redirectUri: URL;
};

/** A person waits meanwhile. */
const patience = seconds(5);
/** Answers being fetched at once, and those that may wait: whoever floods us does not flood the provider. */
const inFlight = 20;
const waiting = 50;
/** What was discovered is asked for again after that, keys apart, which are whenever an unknown one signs. */
const rediscovery: Duration = hours(24);

/**
 * Speaks OpenID Connect by the authorization code flow with PKCE, state and nonce. Signatures are checked although
 * tokens come straight from the provider: what another algorithm or key signed is refused (OID-01).
 */
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

/** A provider that is down is left alone for a while: nobody waits for it in vain, the password is there. */
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

/** Asked for once at a time, and again after a while; what is known serves on as long as asking again fails. */
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
