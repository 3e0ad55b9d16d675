import { randomBytes } from "node:crypto";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Context } from "#context.ts";
import type { Asked } from "./passkey-challenges.queries.ts";
import type { PasskeyHandle, StoredPasskey } from "./passkeys.queries.ts";

export const newChallengeSeed = () => randomBytes(32).toString("base64url");

/** The challenge is derived from the stored seed: a copy of the database holds no challenge. */
const challengeOf = ({ keys, space }: Context, { accountId, purpose, within }: Asked, seed: string) =>
  keys.sign("passkey", space.id, accountId, purpose, within, seed);

/** Ed25519, ES256, RS256 (RFC 8152, RFC 8812), the algorithms of current keys. */
const algorithms = [-8, -7, -257];

const handles = (passkeys: readonly PasskeyHandle[]) =>
  passkeys.map(({ credentialId: id, transports }) => ({ id, transports }));

export const optionsToAdd = (
  ctx: Context,
  asked: Asked,
  seed: string,
  whose: { userName: string; displayName: string; passkeys: readonly PasskeyHandle[] },
) =>
  generateRegistrationOptions({
    rpName: ctx.space.wording.name,
    rpID: ctx.publicUrl.hostname,
    userID: new TextEncoder().encode(asked.accountId),
    userName: whose.userName,
    userDisplayName: whose.displayName,
    challenge: Uint8Array.from(challengeOf(ctx, asked, seed)),
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: handles(whose.passkeys),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });

export const optionsToShow = (ctx: Context, asked: Asked, seed: string, passkeys: readonly PasskeyHandle[]) =>
  generateAuthenticationOptions({
    rpID: ctx.publicUrl.hostname,
    challenge: Uint8Array.from(challengeOf(ctx, asked, seed)),
    allowCredentials: handles(passkeys),
    userVerification: "preferred",
  });

const expectation = (ctx: Context, asked: Asked, seed: string) => ({
  expectedChallenge: challengeOf(ctx, asked, seed).toString("base64url"),
  expectedOrigin: ctx.publicUrl.origin,
  expectedRPID: ctx.publicUrl.hostname,
  requireUserVerification: false,
});

/** `null` for another challenge, origin or shape: the library throws then. */
export async function judgeAdded(
  ctx: Context,
  asked: Asked,
  seed: string,
  response: RegistrationResponseJSON,
) {
  const judged = await verifyRegistrationResponse({
    response,
    ...expectation(ctx, asked, seed),
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null);
  if (!judged?.verified) return null;
  const { id, publicKey, counter } = judged.registrationInfo.credential;
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter };
}

/** The new counter; `null` on failure, including a counter that went backwards (a copied key). */
export async function judgeShown(
  ctx: Context,
  asked: Asked,
  seed: string,
  response: AuthenticationResponseJSON,
  { credentialId: id, publicKey, counter }: StoredPasskey,
): Promise<number | null> {
  const credential = { id, publicKey: Uint8Array.from(publicKey), counter };
  const judged = await verifyAuthenticationResponse({
    response,
    credential,
    ...expectation(ctx, asked, seed),
  }).catch(() => null);
  return judged?.verified ? judged.authenticationInfo.newCounter : null;
}
