import { tellAddressFault } from "../text/address-words.rules.ts";
import { addressFault, longestAddress } from "../text/mail-address.rules.ts";
import { text } from "../text/typed-text.ts";
import { checkedAs } from "./field-check.ts";

/** The format of the address is checked later. */
export const typedAddress = () => text(longestAddress, "Cette adresse est trop longue.");

export const newEmail = (missing: string) =>
  checkedAs(
    { kind: "address" },
    typedAddress().superRefine((typed, check) => {
      const fault = addressFault(typed);
      if (fault) check.addIssue(tellAddressFault(fault, typed, missing));
    }),
  );
