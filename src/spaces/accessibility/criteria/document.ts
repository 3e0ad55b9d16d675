import { gallery, markup, met, notApplicable, structure, type Theme } from "../criterion.ts";

export const document: Theme = {
  name: "Éléments obligatoires",
  criteria: [
    met(
      "8.1",
      "Chaque page a un type de document",
      "`<!doctype html>` first, added by the one function that sends pages.",
      "tests/http/kept-page.test.tsx",
    ),
    met(
      "8.2",
      "Le code source est valide",
      "Nu Html Checker 26.9.27 on every state of the gallery: elements, nesting, attributes and ids are right. It still names three things, which change nothing in the tree: `passwordrules`, read by password managers, which HTML does not define; roles of tables that repeat the elements, for browsers that drop them on a phone; `autocomplete` on the fields of the anti-robot, so that no choice outlives its pictures.",
      structure,
    ),
    met("8.3", "La langue de la page est indiquée", "`lang` on `html`.", markup, "tests/ui/page.test.tsx"),
    met("8.4", "Le code de langue est pertinent", "`fr`: every page is in French.", markup),
    met("8.5", "Chaque page a un titre", "Page, then name of the space.", structure),
    met(
      "8.6",
      "Le titre de chaque page est pertinent",
      "Every title of the gallery was read; errors and announcements stand first in it.",
      "tests/journeys/title-of-errors.test.ts",
      markup,
    ),
    notApplicable(
      "8.7",
      "Les changements de langue sont indiqués",
      "Only proper names and words of the dictionary come from other languages.",
    ),
    notApplicable("8.8", "Le code des changements de langue est pertinent", "There is none."),
    met(
      "8.9",
      "Les balises ne servent pas qu’à la présentation",
      "`br` stands in postal addresses only; no heading, list, quotation or paragraph for its looks.",
      markup,
    ),
    notApplicable(
      "8.10",
      "Les changements du sens de lecture sont signalés",
      "All is read from left to right.",
      gallery,
    ),
  ],
};
