import { z } from "zod";
import type { Card } from "../reading/card.queries.ts";

export const addressShape = z.object({
  address1: z.string(),
  address2: z.string(),
  address3: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
});

export type PostalAddress = z.infer<typeof addressShape>;

const contact = z.string().nullable();

/**
 * What a second member decides on. `before`: what was on file when it was asked, so that a change made meanwhile is not
 * undone. An e-mail address is that of the account and that of the registry.
 */
export const correction = z.discriminatedUnion("field", [
  z.object({
    field: z.literal("email"),
    before: z.object({ account: contact, file: contact }),
    after: z.string(),
  }),
  z.object({ field: z.literal("phone"), before: contact, after: contact }),
  z.object({ field: z.literal("address"), before: addressShape, after: addressShape }),
]);

export type Correction = z.infer<typeof correction>;

export type CorrectedField = Correction["field"];

export const addressOf = ({
  address1,
  address2,
  address3,
  postalCode,
  city,
  country,
}: Card): PostalAddress => ({
  address1,
  address2,
  address3,
  postalCode,
  city,
  country,
});

/** What the correction replaces, as it is now. */
export const emailsOf = ({ account, email }: Card) => ({ account: account?.email ?? null, file: email });

/** False when what is on file is no longer what the correction was asked for. */
export function isStillAsAsked(asked: Correction, card: Card): boolean {
  if (asked.field === "phone") return asked.before === card.phone;
  if (asked.field === "address") return isSame(asked.before, addressOf(card));
  return isSame(asked.before, emailsOf(card));
}

export function changesNothing(asked: Correction): boolean {
  if (asked.field === "address") return isSame(asked.before, asked.after);
  if (asked.field === "phone") return asked.before === asked.after;
  const { account, file } = asked.before;
  return (account ?? asked.after) === asked.after && file === asked.after;
}

const isSame = <Values extends Record<string, string | null>>(one: Values, other: Values) =>
  Object.entries(one).every(([name, value]) => other[name] === value);
