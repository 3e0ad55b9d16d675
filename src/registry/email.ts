import { addressFault } from "#kernel/mail-address.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";

/** An e-mail address that can receive mail, as written. */
export const readEmail = (text: string): Result<string, string> =>
  addressFault(text) ? refused("adresse e-mail impossible") : done(text);
