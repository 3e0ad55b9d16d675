import { z } from "zod";

/** A URL with one of these schemes. Error messages never quote it: it may contain a password. */
export const address = (...schemes: string[]) =>
  z
    .string()
    .transform((text, check) => {
      const fault = faultOf(text, schemes);
      const parsed = URL.parse(text);
      if (parsed && !fault) return parsed;
      check.addIssue(fault ?? unreadable);
      return z.NEVER;
    })
    .optional();

const unreadable =
  "n’est pas une adresse lisible : dans un nom ou un mot de passe, @ s’écrit %40, / s’écrit %2F, # s’écrit %23 et % s’écrit %25";

/** PostgreSQL may use a socket in a folder, and a file needs no host. */
const mayLackHost = new Set(["postgres", "postgresql", "file"]);

function faultOf(text: string, schemes: readonly string[]): string | null {
  const scheme = /^([a-z0-9]+):/i.exec(text)?.[1]?.toLowerCase() ?? "";
  if (!schemes.includes(scheme)) return `doit commencer par ${schemes.map((s) => `${s}://`).join(" ou ")}`;
  const [authority = "", ...rest] = text.slice(scheme.length + 3).split(/[/?#]/);
  if (rest.some((part) => part.includes("@"))) return unreadable;
  const port = /:(\d+)$/.exec(authority)?.[1];
  if (port && !(Number(port) >= 1 && Number(port) <= 65_535))
    return `a un port qui n’existe pas, ${port} : un port va de 1 à 65535`;
  const parsed = URL.parse(text);
  if (!parsed || !isDecodable(parsed)) return unreadable;
  return parsed.hostname || mayLackHost.has(scheme) ? null : "ne nomme aucune machine";
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return [username, password].map(decodeURIComponent).length > 0;
  } catch {
    return false;
  }
}
