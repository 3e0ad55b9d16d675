import { keyboard, markup, met, notApplicable, type Theme } from "../criterion.ts";

export const navigation: Theme = {
  name: "Navigation",
  criteria: [
    notApplicable(
      "12.1",
      "Il y a deux systèmes de navigation",
      "Case of the criterion: few pages, all within reach of the home page, or part of a process. To look at again with each module.",
      "tests/pages/public.test.ts",
    ),
    met("12.2", "Les menus sont toujours à la même place", "One frame draws them on every page.", markup),
    notApplicable("12.3", "Le plan du site est pertinent", "There is none (12.1)."),
    notApplicable("12.4", "Le plan du site est atteignable partout", "There is none (12.1)."),
    notApplicable("12.5", "Le moteur de recherche est atteignable partout", "There is none.", markup),
    met("12.6", "Les zones de la page peuvent être atteintes ou évitées", "By landmarks.", markup),
    met(
      "12.7",
      "Un lien mène au contenu principal",
      "« Aller au contenu », first, seen on focus.",
      markup,
      ...keyboard,
    ),
    met(
      "12.8",
      "L’ordre de tabulation est cohérent",
      "That of the markup: no positive `tabindex`.",
      markup,
      ...keyboard,
    ),
    met(
      "12.9",
      "Le clavier n’est piégé nulle part",
      "Menu, dialog and details were entered and left.",
      ...keyboard,
    ),
    notApplicable("12.10", "Les raccourcis d’une seule touche se contrôlent", "There is none.", markup),
    met(
      "12.11",
      "Les contenus qui apparaissent sont atteignables au clavier",
      "The menu of a phone is a native `popover`, folded help `details`.",
      markup,
    ),
  ],
};
