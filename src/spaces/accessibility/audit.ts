import { consultation } from "./criteria/consultation.ts";
import { document } from "./criteria/document.ts";
import { forms } from "./criteria/forms.ts";
import { colours, frames } from "./criteria/frames-and-colours.ts";
import { images } from "./criteria/images.ts";
import { media } from "./criteria/media.ts";
import { navigation } from "./criteria/navigation.ts";
import { presentation } from "./criteria/presentation.ts";
import { scripts } from "./criteria/scripts.ts";
import { information } from "./criteria/structure.ts";
import { links, tables } from "./criteria/tables-and-links.ts";
import type { Theme } from "./criterion.ts";

/** The self-evaluation of the pages that Parvis draws, whatever the portal. RGAA allows it (Obligations, « Cadre général »). */
export const audit = {
  madeOn: new Date("2026-11-30"),
  tools: [
    "Chromium 156 avec le lecteur d’écran Orca 43.1, sous Debian 12",
    "Chromium 156 sans feuilles de styles, sans scripts, avec un texte deux fois plus gros ou plus espacé",
    "axe-core 4.14",
    "Nu Html Checker 26.9 (validateur du W3C)",
  ],
  technologies: ["HTML", "CSS", "SVG", "JavaScript, sans lequel tout fonctionne aussi"],
  /** Under the path of a space; what a portal does not have is not looked at there. */
  sample: [
    "l’accueil",
    "l’aide",
    "nous contacter",
    "les conseils de sécurité",
    "les mentions légales et les données personnelles",
    "cette déclaration",
    "la connexion, avec et sans anti-robot, et la seconde vérification",
    "chaque étape de la première connexion",
    "chaque étape du mot de passe oublié",
    "l’accueil de l’espace, « Mes informations » et « Sécurité »",
    "les pages d’erreur",
  ],
  themes: [
    images,
    frames,
    colours,
    media,
    tables,
    links,
    scripts,
    document,
    information,
    presentation,
    forms,
    navigation,
    consultation,
  ] satisfies Theme[],
};
