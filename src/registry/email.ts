import { regexes } from "zod";
import { done, type Result, refused } from "#kernel/result.ts";

/** An e-mail address that can receive mail, as written. */
export const readEmail = (text: string): Result<string, string> =>
  regexes.email.test(text) && text.indexOf("@") <= 64 ? done(text) : refused("adresse e-mail impossible");
