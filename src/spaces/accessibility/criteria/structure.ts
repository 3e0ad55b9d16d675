import { markup, met, notApplicable, structure, type Theme } from "../criterion.ts";

export const information: Theme = {
  name: "Structuration de l’information",
  criteria: [
    met(
      "9.1",
      "L’information est structurée par des titres",
      "One `h1`, no level skipped; outlines read.",
      structure,
    ),
    met(
      "9.2",
      "La structure du document est cohérente",
      "`header`, `nav`, one `main`, `footer`; `nav` holds menus only.",
      markup,
      structure,
    ),
    met(
      "9.3",
      "Les listes sont structurées",
      "Menus, steps, rules, errors and tiles are `ul` or `ol`, facts are `dl`.",
      markup,
    ),
    notApplicable("9.4", "Les citations sont indiquées", "No page quotes a text.", markup),
  ],
};
