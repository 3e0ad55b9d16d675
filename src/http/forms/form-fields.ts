export type FormFields = {
  fields: ReadonlyMap<string, string>;
  broken: ReadonlyMap<string, string>;
  /** Not a form of ours: a name that no page of ours uses, or more fields than its route accepts. */
  fault: "damaged" | "too_many_fields" | null;
};

export const damagedForm = "Le formulaire reçu est abîmé. Rechargez la page et recommencez.";

export const usualFields = 200;

const nameOfOurs = /^_?[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$/;
const replacement = "\ufffd";
/** PostgreSQL refuses NUL; the others have no place in typed text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const readings = new WeakSet<object>();

export const isForm = (body: unknown): body is FormFields =>
  typeof body === "object" && body !== null && readings.has(body);

/** Flat fields only: no array, object, doubled name or illegible text, so no parameter pollution (LOG-25, LOG-26). */
export function gatherFields() {
  const fields = new Map<string, string>();
  const broken = new Map<string, string>();
  const form: FormFields = { fields, broken, fault: null };
  readings.add(form);
  return {
    form,
    add(name: string | null, value: string | null) {
      const base = name?.split("[", 1)[0] ?? "";
      if (name === null || !nameOfOurs.test(base)) form.fault = "damaged";
      else if (name !== base || fields.has(name) || broken.has(name)) {
        broken.set(base, "Ce champ ne peut avoir qu’une valeur.");
        fields.delete(base);
      } else if (value === null) broken.set(name, "Ce champ contient un caractère illisible.");
      else fields.set(name, value);
    },
    spoil(name: string, message: string) {
      broken.set(name, message);
    },
  };
}

export function readFields(body: string, most = usualFields): FormFields {
  const { form, add } = gatherFields();
  const pairs = body === "" ? [] : body.split("&", most + 1);
  if (pairs.length > most) {
    form.fault = "too_many_fields";
    return form;
  }
  for (const pair of pairs) {
    const cut = pair.indexOf("=");
    add(decode(cut < 0 ? pair : pair.slice(0, cut)), cut < 0 ? "" : decode(pair.slice(cut + 1)));
  }
  return form;
}

function decode(text: string): string | null {
  try {
    return text.includes(replacement) ? null : legible(decodeURIComponent(text.replaceAll("+", " ")));
  } catch {
    return null;
  }
}

export const legible = (text: string) => (controls.test(text) ? null : text);
