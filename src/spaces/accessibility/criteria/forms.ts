import { captcha, guides, markup, met, notApplicable, structure, type Theme } from "../criterion.ts";

const fields = "tests/ui/fields.test.tsx";
const form = "tests/ui/form.test.tsx";

export const forms: Theme = {
  name: "Formulaires",
  criteria: [
    met("11.1", "Chaque champ a une étiquette", "A `label` with `for`.", structure, fields),
    met(
      "11.2",
      "Chaque étiquette est pertinente",
      "All labels were read as one list; guides look fields up by them.",
      ...guides,
    ),
    met(
      "11.3",
      "Une même fonction a une même étiquette",
      "One term per field and space, apart from the labels that a printed guide shows on its page.",
      "tests/conformance/terms.test.tsx",
    ),
    met(
      "11.4",
      "Étiquette et champ sont accolés",
      "The label stands above its field, at every width.",
      "tests/pages/gallery.test.ts",
    ),
    met(
      "11.5",
      "Les champs de même nature sont regroupés",
      "The pictures of the anti-robot, and every group of boxes, in a `fieldset`.",
      fields,
      captcha,
    ),
    met("11.6", "Chaque regroupement a une légende", "A `legend` first.", markup, fields),
    met(
      "11.7",
      "Chaque légende est pertinente",
      "It asks the question: « cliquez sur l’image correspondant au mot ».",
      captcha,
    ),
    notApplicable(
      "11.8",
      "Les choix d’une liste sont regroupés",
      "The lists, of years and of statuses, hold items of one kind.",
      markup,
    ),
    met(
      "11.9",
      "L’intitulé des boutons est pertinent",
      "All texts of buttons were read as one list; each says what it does.",
      markup,
    ),
    met(
      "11.10",
      "Le contrôle de saisie est pertinent",
      "Required fields have `required` and the word « obligatoire »; wrong ones `aria-invalid`, a message that names the field and says what is expected, linked to it and from the summary.",
      form,
      fields,
      "tests/journeys/all-errors-at-once.test.ts",
      structure,
    ),
    met(
      "11.11",
      "Les erreurs s’accompagnent de suggestions",
      "Messages give an example or the correction, a likely slip in an address is asked about.",
      "tests/pages/address-field.test.ts",
      ...guides,
    ),
    met(
      "11.12",
      "Les données envoyées peuvent être corrigées",
      "Address and password can be corrected before and after the account opens; what removes a factor asks first.",
      "tests/journeys/correct-address.test.ts",
      "tests/passwords/signed-in-pages.test.tsx",
    ),
    met(
      "11.13",
      "La finalité des champs se déduit",
      "`autocomplete`: `username`, `email`, `current-password`, `new-password`, `one-time-code`. What is `off` is none of the listed purposes: a secret of a letter, the end of an IBAN, the name of a key.",
      markup,
    ),
  ],
};
