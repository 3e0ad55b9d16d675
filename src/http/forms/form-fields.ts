export type FormFields = {
  fields: ReadonlyMap<string, string>;
  broken: ReadonlyMap<string, string>;
  /** Not a form at all: too many fields, or names that no page of ours uses. */
  damaged: boolean;
};

export const damagedForm = "Le formulaire reçu est abîmé. Rechargez la page et recommencez.";

const mostFields = 200;
const nameOfOurs = /^_?[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$/;
const replacement = "\ufffd";
/** PostgreSQL refuses NUL; the others have no place in typed text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const readings = new WeakSet<object>();

export const isForm = (body: unknown): body is FormFields =>
  typeof body === "object" && body !== null && readings.has(body);

/** Flat fields only: no array, object, doubled name or broken UTF-8, so no parameter pollution (LOG-25, LOG-26). */
export function readFields(body: string): FormFields {
  const fields = new Map<string, string>();
  const broken = new Map<string, string>();
  let damaged = false;
  const pairs = body === "" ? [] : body.split("&", mostFields + 1);
  if (pairs.length > mostFields) return remember({ fields, broken, damaged: true });
  for (const pair of pairs) {
    const cut = pair.indexOf("=");
    const name = decode(cut < 0 ? pair : pair.slice(0, cut));
    const value = cut < 0 ? "" : decode(pair.slice(cut + 1));
    const base = name?.split("[", 1)[0] ?? "";
    if (name === null || !nameOfOurs.test(base)) damaged = true;
    else if (name !== base || fields.has(name) || broken.has(name)) {
      broken.set(base, "Ce champ ne peut avoir qu’une valeur.");
      fields.delete(base);
    } else if (value === null) broken.set(name, "Ce champ contient un caractère illisible.");
    else fields.set(name, value);
  }
  return remember({ fields, broken, damaged });
}

function remember(reading: FormFields): FormFields {
  readings.add(reading);
  return reading;
}

function decode(text: string): string | null {
  try {
    const plain = decodeURIComponent(text.replaceAll("+", " "));
    return controls.test(plain) || text.includes(replacement) ? null : plain;
  } catch {
    return null;
  }
}
