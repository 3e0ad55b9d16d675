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

/** The challenge is derived from what is stored, so that a copy of the database knows none. */
const challengeOf = ({ keys, space }: Context, { accountId, purpose, within }: Asked, seed: string) =>
  keys.sign("passkey", space.id, accountId, purpose, within, seed);

/** Ed25519, ES256, RS256 (RFC 8152, RFC 8812): what keys of today sign with. */
const algorithms = [-8, -7, -257];

const handles = (passkeys: readonly PasskeyHandle[]) =>
  passkeys.map(({ credentialId: id, transports }) => ({ id, transports }));

/** What a browser needs to add a passkey; those the account has are not added twice. */
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

/** What a browser needs to show one of these passkeys. */
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

/** The passkey of that answer; `null` for another challenge, origin or shape, which the library tells by throwing. */
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

/** The counter of a passkey well shown; `null` otherwise, a counter that went backwards included (a copied key). */
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
