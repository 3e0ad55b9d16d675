/** Domains whose servers fail on their own; a counter for every domain there is would have no end. */
const counted = new Set([
  "orange.fr",
  "wanadoo.fr",
  "free.fr",
  "sfr.fr",
  "neuf.fr",
  "bbox.fr",
  "numericable.fr",
  "laposte.net",
  "gmail.com",
  "outlook.com",
  "outlook.fr",
  "hotmail.com",
  "hotmail.fr",
  "live.fr",
  "yahoo.fr",
  "yahoo.com",
  "icloud.com",
  "gmx.fr",
  "proton.me",
]);

/** The domain a mail is counted under: its own when it is a large provider, "other" otherwise. */
export const domainCounted = (domain: string) =>
  counted.has(domain.toLowerCase()) ? domain.toLowerCase() : "other";
