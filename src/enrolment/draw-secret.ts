import { randomInt } from "node:crypto";
import { readsRudely } from "./rude-words.rules.ts";
import { drawnSigns, secretAlphabet, withCheckSign } from "./secret.rules.ts";

/** A new provisional password, drawn again while it reads rudely. */
export function drawSecret(): string {
  for (;;) {
    const signs = Array.from({ length: drawnSigns }, () => secretAlphabet.charAt(randomInt(32)));
    const secret = withCheckSign(signs.join(""));
    if (!readsRudely(secret)) return secret;
  }
}
