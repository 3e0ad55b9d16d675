import { z } from "zod";
import { addressFault } from "#kernel/text/mail-address.rules.ts";

/** The signed part takes 54 of the 64 characters before the @ (RFC 5321, 4.5.3.1.1). */
const longestName = 10;

/** The address that mails come back to; a signature is added before its @. */
export const bounceMailbox = z.string().transform((text, check) => {
  const [name = "", domain = ""] = text.trim().toLowerCase().split("@");
  if (!addressFault(`${name}@${domain}`) && name.length <= longestName && !name.includes("+"))
    return { name, domain };
  check.addIssue(
    `doit être une adresse comme retours@portail.example, avec ${longestName} caractères au plus avant le @ et sans +`,
  );
  return z.NEVER;
});
