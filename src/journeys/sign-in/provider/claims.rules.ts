import { normaliseNumber } from "#kernel/text/text.ts";

/** In normal form, once each. "exercices[].activities[].numeroFinessSite" walks both lists. Skips non-texts. */
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

/** The person's names, or their login at the provider. Shown when linking; never used to find an account. */
export function claimedName(claims: Readonly<Record<string, unknown>>): string {
  const text = (name: string) => (typeof claims[name] === "string" ? (claims[name] as string).trim() : "");
  const names = text("name") || [text("given_name"), text("family_name")].join(" ").trim();
  const shown = names || text("preferred_username") || text("email") || text("sub");
  return shown.replace(/\s+/g, " ").slice(0, 100);
}
