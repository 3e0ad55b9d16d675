import { done, type Result, refused } from "#kernel/result.ts";
import { addressFault } from "#kernel/text/mail-address.rules.ts";

export const readEmail = (text: string): Result<string, string> =>
  addressFault(text) ? refused("adresse e-mail impossible") : done(text);
