import { done, type Result, refused } from "#kernel/result.ts";

// Departments 01 to 95 (20 for both of Corsica), overseas 971 to 978 and 98.
const french = /^(?:(?:0[1-9]|[1-8]\d|9[0-5])\d{3}|97[1-8]\d{2}|98\d{3})$/;

/** A postal code as its country writes it; of France, one that can exist. */
export function readPostalCode(text: string, country: string): Result<string, string> {
  if (text === "") return refused("code postal absent");
  if (country !== "FR" || french.test(text)) return done(text);
  if (/^\d{4}$/.test(text)) return refused("code postal à 4 chiffres : le zéro du début est perdu");
  return refused("code postal impossible en France");
}
