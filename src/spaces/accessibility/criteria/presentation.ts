import {
  contrast,
  gallery,
  markup,
  met,
  notApplicable,
  publicPages,
  signedIn,
  type Theme,
} from "../criterion.ts";

export const presentation: Theme = {
  name: "Présentation de l’information",
  criteria: [
    met(
      "10.1",
      "La présentation est dans des feuilles de styles",
      "No element or attribute of presentation; the content policy refuses inline styles.",
      markup,
    ),
    met(
      "10.2",
      "L’information reste présente sans feuille de styles",
      "The home page, the sign-in with the anti-robot, a form with errors, a code, *Données personnelles*, the signed-in home page and *Sécurité* were drawn without styles. What styles write is the header of a cell on a phone, the number of a step and a bullet: all in the markup too.",
    ),
    met(
      "10.3",
      "L’information reste compréhensible sans feuille de styles",
      "Same look: the order of the markup is the order of reading, and words stay apart.",
    ),
    met(
      "10.4",
      "Le texte reste lisible agrandi à 200 %",
      "Every state with root text at 200 %, 320 px wide: no word broken, no sideways scroll.",
      gallery,
    ),
    met(
      "10.5",
      "Les couleurs de texte et de fond vont ensemble",
      "`body` declares both; each colour of text is one of 3.2, measured on the backgrounds it inherits.",
      contrast,
    ),
    met(
      "10.6",
      "Les liens se distinguent du texte autour",
      "Links within a text are underlined (axe, `link-in-text-block`).",
      gallery,
    ),
    met(
      "10.7",
      "La prise de focus est visible",
      "Every link, button and field of the gallery was focused: each has an outline of 2 px at least, the pictures of the anti-robot around the picture.",
      "tests/captcha/captcha.browser.test.ts",
    ),
    met(
      "10.8",
      "Les contenus cachés ont vocation à l’être",
      "`aria-hidden` is on icons, marks, the word « obligatoire » beside `required` and the account name for password managers.",
      markup,
    ),
    met(
      "10.9",
      "L’information ne passe pas que par la forme, la taille ou la position",
      "Every sentence of the pages was read: each names the button, the field or the step it means.",
    ),
    met(
      "10.10",
      "La forme, la taille et la position ont un équivalent",
      "The current step and menu entry have `aria-current`; met rules are said in the live region.",
      "tests/ui/page.test.tsx",
    ),
    met(
      "10.11",
      "Les pages tiennent dans 320 px de large",
      "Without sideways scroll.",
      gallery,
      publicPages,
      signedIn,
    ),
    met(
      "10.12",
      "L’espacement du texte peut être changé",
      "Every state with the spacing of the criterion, at 320 and 1280 px: nothing cut, nothing sideways.",
    ),
    notApplicable(
      "10.13",
      "Les contenus qui apparaissent au survol ou au focus se contrôlent",
      "None appears, apart from the skip link itself.",
    ),
    notApplicable(
      "10.14",
      "Les contenus qui apparaissent par les styles sont atteignables",
      "None appears by styles: folded parts are `details` and `popover`.",
    ),
  ],
};
