import { markup, met, notApplicable, publicPages, type Theme } from "../criterion.ts";

export const tables: Theme = {
  name: "Tableaux",
  criteria: [
    notApplicable(
      "5.1",
      "Les tableaux complexes ont un résumé",
      "Every table has one row of headers.",
      markup,
    ),
    notApplicable("5.2", "Le résumé des tableaux complexes est pertinent", "There is none."),
    notApplicable(
      "5.3",
      "Les tableaux de mise en forme restent compréhensibles une fois mis à plat",
      "No page lays out with a table.",
      markup,
    ),
    met("5.4", "Le titre d’un tableau lui est associé", "Every table has a `caption`.", markup),
    met("5.5", "Le titre de chaque tableau est pertinent", "Read on *Données personnelles*."),
    met("5.6", "Les en-têtes sont déclarés", 'Headers are `th scope="col"`.', markup),
    met(
      "5.7",
      "Chaque cellule est associée à ses en-têtes",
      "By `scope`. On a phone cells become lines with their header in front; roles keep the table for screen readers.",
      markup,
    ),
    notApplicable(
      "5.8",
      "Les tableaux de mise en forme n’ont rien d’un tableau de données",
      "No page lays out with a table.",
      markup,
    ),
  ],
};

export const links: Theme = {
  name: "Liens",
  criteria: [
    met(
      "6.1",
      "Chaque lien est explicite",
      "All texts of links of the gallery were read as one list: each says where it leads, alone or with its sentence.",
      publicPages,
    ),
    met("6.2", "Chaque lien a un intitulé", "Every link has text.", markup),
  ],
};
