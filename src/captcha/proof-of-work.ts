import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import type { Keys } from "#infra/sealing/keys.ts";

/** The alternative for people who do not see: a second of work, a few on a phone. The server chose the solution. */
const work = { algorithm: "PBKDF2/SHA-256", cost: 5_000, mostRounds: 400 };

const secrets = (keys: Keys) => ({
  hmacSignatureSecret: keys.sign("captcha", "proof").toString("base64url"),
  hmacKeySignatureSecret: keys.sign("captcha", "proof-key").toString("base64url"),
});

export const workFor = (keys: Keys, token: string) =>
  createChallenge({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: randomInt(work.mostRounds),
    data: { token },
    deriveKey,
    ...secrets(keys),
  });

const hex = z.string().regex(/^[0-9a-f]{1,128}$/);
const proofSchema = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(work.algorithm),
      cost: z.literal(work.cost),
      data: z.strictObject({ token: z.string() }),
      keyLength: z.literal(32),
      keyPrefix: hex,
      keySignature: hex,
      nonce: hex,
      salt: hex,
    }),
    signature: hex,
  }),
  solution: z.object({
    counter: z.int().min(0).max(work.mostRounds),
    derivedKey: hex,
    time: z.number().optional(),
  }),
});

export async function isWorkDone(keys: Keys, token: string, sent: string): Promise<boolean> {
  const proof = proofSchema.safeParse(readJson(Buffer.from(sent, "base64").toString()));
  if (!proof.success || proof.data.challenge.parameters.data.token !== token) return false;
  const { challenge, solution } = proof.data;
  const { counter, derivedKey } = solution;
  const verdict = await verifySolution({
    challenge,
    solution: { counter, derivedKey },
    deriveKey,
    ...secrets(keys),
  });
  return verdict.verified;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
