import { captcha, markup, met, notApplicable, type Theme } from "../criterion.ts";

export const images: Theme = {
  name: "Images",
  criteria: [
    met(
      "1.1",
      "Les images porteuses d’information ont une alternative",
      "Two kinds of pictures inform: the QR code of the authenticator application and the six pictures of the anti-robot. Each has an `alt`.",
      markup,
      captcha,
    ),
    met(
      "1.2",
      "Les images de décoration sont ignorées des lecteurs d’écran",
      "Every icon is an `svg` with `aria-hidden`; the mark of a space too is hidden.",
      markup,
    ),
    met(
      "1.3",
      "Les alternatives sont pertinentes",
      "The `alt` of the QR code says what to do with it, and the key it holds stands below in text.",
      markup,
    ),
    met(
      "1.4",
      "L’alternative d’un anti-robot dit sa nature et sa fonction",
      "The group is named « Anti-robot : cliquez sur l’image correspondant au mot », and each picture « Image 1 » to « Image 6 »: more would solve it for a robot.",
      captcha,
    ),
    met(
      "1.5",
      "L’anti-robot a une autre solution que l’image",
      "« Vérifier sans image » lets the browser compute; where it cannot, the page gives a telephone number.",
      captcha,
    ),
    met(
      "1.6",
      "Les images complexes ont une description détaillée",
      "The chart of payments names the table that follows it.",
      markup,
    ),
    met(
      "1.7",
      "Les descriptions détaillées sont pertinentes",
      "The table gives each amount of the chart, and their total.",
      "tests/payments/reading/totals.test.ts",
    ),
    notApplicable(
      "1.8",
      "Les textes en image sont remplacés par du texte",
      "No picture holds text: names and marks of the spaces are styled text.",
      markup,
    ),
    notApplicable("1.9", "Les légendes sont reliées à leur image", "No picture has a caption.", markup),
  ],
};
