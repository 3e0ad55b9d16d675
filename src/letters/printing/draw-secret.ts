import { randomInt } from "node:crypto";
import { codeAlphabet, drawnSigns, withCheckSign } from "#kernel/text/checked-code.rules.ts";
import { readsRudely } from "./rude-words.rules.ts";

export function drawSecret(): string {
  for (;;) {
    const signs = Array.from({ length: drawnSigns }, () => codeAlphabet.charAt(randomInt(32)));
    const secret = withCheckSign(signs.join(""));
    if (!readsRudely(secret)) return secret;
  }
}
