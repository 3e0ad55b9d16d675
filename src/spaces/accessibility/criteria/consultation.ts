import { gallery, markup, met, notApplicable, papers, session, type Theme } from "../criterion.ts";

const none = "No page has any.";

export const consultation: Theme = {
  name: "Consultation",
  criteria: [
    met(
      "13.1",
      "Les limites de temps se contrôlent",
      "The session ends after 30 minutes without action; five minutes before, a dialog lets one prolong it, as often as wanted, up to 12 hours (24 times the limit), whose end is announced too. A code, a link or a journey that is too old says so, and begins again. No page refreshes or redirects by itself.",
      session,
      "tests/ui/client-rules.test.ts",
      markup,
    ),
    met(
      "13.2",
      "Aucune fenêtre ne s’ouvre sans action",
      "No link has a `target`, no script opens a window.",
      markup,
    ),
    met(
      "13.3",
      "Les documents à télécharger ont une version accessible",
      "Statements, attestations and lists of a transfer are tagged PDFs: language, title, headings, tables whose headers name their column or row; what repeats on each page is an artifact. The CSV is text.",
      papers,
    ),
    met(
      "13.4",
      "La version accessible d’un document dit la même chose",
      "The document is its own accessible version; pages show the same lines and totals.",
      papers,
    ),
    notApplicable("13.5", "Les contenus cryptiques ont une alternative", none),
    notApplicable("13.6", "L’alternative des contenus cryptiques est pertinente", none),
    notApplicable("13.7", "Les changements de luminosité et les flashs sont sûrs", none),
    notApplicable(
      "13.8",
      "Les contenus en mouvement se contrôlent",
      "No page has any; colours of buttons fade in 0.15 s, and not at all where the visitor asks for less motion.",
    ),
    met(
      "13.9",
      "Les pages se consultent debout ou couchées",
      "No style asks the orientation; looked at 360 × 800 and 800 × 360.",
      gallery,
    ),
    notApplicable("13.10", "Les gestes complexes ont un geste simple", "Every action is one click."),
    met(
      "13.11",
      "Un clic peut être annulé",
      "Native links and buttons act when the pointer is lifted.",
      markup,
    ),
    notApplicable("13.12", "Les mouvements de l’appareil ont un autre moyen", "No page follows them."),
  ],
};
