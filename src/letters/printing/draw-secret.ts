import { randomInt } from "node:crypto";
import { drawnSigns, secretAlphabet, withCheckSign } from "#kernel/password/letter-secret.rules.ts";
import { readsRudely } from "./rude-words.rules.ts";

export function drawSecret(): string {
  for (;;) {
    const signs = Array.from({ length: drawnSigns }, () => secretAlphabet.charAt(randomInt(32)));
    const secret = withCheckSign(signs.join(""));
    if (!readsRudely(secret)) return secret;
  }
}
