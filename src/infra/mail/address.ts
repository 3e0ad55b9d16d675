import { z } from "zod";

const outsideLocalPart = /[\s\p{C}"(),:;<>@[\]\\]/u;
const outsideDomain = /[^\p{L}\p{N}.-]/u;

/**
 * One address and nothing else: no line break, no second recipient, no display name, no quoted part
 * (MAI-01, CVE-2021-23400).
 */
export const recipientSchema = z
  .string()
  .max(254)
  .refine((address) => {
    const at = address.lastIndexOf("@");
    const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
    return (
      at > 0 && at <= 64 && domain !== "" && !outsideLocalPart.test(local) && !outsideDomain.test(domain)
    );
  });

/** The domain a mail goes to, as a group of jobs: a few letters that name no one. */
export const destinationOf = (recipient: string) =>
  recipient
    .slice(recipient.lastIndexOf("@") + 1)
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, "-")
    .slice(0, 200) || "-";
