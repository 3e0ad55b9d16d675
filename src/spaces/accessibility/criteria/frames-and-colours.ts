import { contrast, gallery, markup, met, notApplicable, type Theme } from "../criterion.ts";

export const frames: Theme = {
  name: "Cadres",
  criteria: [
    notApplicable("2.1", "Chaque cadre a un titre", "No page has a frame.", markup),
    notApplicable("2.2", "Le titre de chaque cadre est pertinent", "No page has a frame.", markup),
  ],
};

export const colours: Theme = {
  name: "Couleurs",
  criteria: [
    met(
      "3.1",
      "L’information ne passe pas que par la couleur",
      "Errors, notices, tags, steps, password rules and the current menu entry also have words, an icon or `aria-current`; looked at in grey.",
      "tests/ui/form.test.tsx",
      "tests/ui/fields.test.tsx",
    ),
    met(
      "3.2",
      "Le contraste des textes est suffisant",
      "Every text colour has 4.5:1 or more on every background it may have, in every theme; axe measures the pages.",
      contrast,
      gallery,
    ),
    met(
      "3.3",
      "Le contraste des composants et des graphismes est suffisant",
      "Borders of fields have 3:1 or more; icons that inform and outlines of focus have the colour of a text of 3.2. The pictures of the anti-robot are drawn dark on light.",
      contrast,
    ),
  ],
};
