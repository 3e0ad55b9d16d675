import { normaliseNumber } from "#kernel/text/text.ts";

/**
 * The numbers that stand at those paths of what a provider says, in their normal form, each once:
 * "exercices[].activities[].numeroFinessSite" goes through both lists. What is not there, or is no text, is no number.
 */
export function claimedNumbers(claims: unknown, paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => follow(claims, path.split(".")));
  const texts = found.flatMap((value) =>
    typeof value === "string" || typeof value === "number" ? [normaliseNumber(String(value))] : [],
  );
  return [...new Set(texts)].filter((number) => number !== "");
}

function follow(value: unknown, [step, ...rest]: string[]): unknown[] {
  if (step === undefined) return [value];
  const isList = step.endsWith("[]");
  const name = isList ? step.slice(0, -2) : step;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return [];
  const next = (value as Record<string, unknown>)[name];
  if (!isList) return follow(next, rest);
  return Array.isArray(next) ? next.flatMap((one) => follow(one, rest)) : [];
}

/**
 * What the provider calls the person, to be shown to whoever is about to link them: their names, else how they sign in
 * there. Never what they are found by.
 */
export function claimedName(claims: Readonly<Record<string, unknown>>): string {
  const text = (name: string) => (typeof claims[name] === "string" ? (claims[name] as string).trim() : "");
  const names = text("name") || [text("given_name"), text("family_name")].join(" ").trim();
  const shown = names || text("preferred_username") || text("email") || text("sub");
  return shown.replace(/\s+/g, " ").slice(0, 100);
}
