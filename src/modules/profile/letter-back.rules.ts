import type { LetterBack } from "#letters/returns/letter-back.queries.ts";
import type { ToDo } from "#web/module.ts";

/** On Accueil; the page it leads to says what to do. */
export const letterCameBack = ({ since }: LetterBack): ToDo => ({
  title: "Vérifier votre adresse postale",
  text: "Un courrier envoyé à votre adresse nous est revenu : les prochains risquent de se perdre.",
  href: "/espace/informations",
  action: "Voir ce qu’il faut faire",
  since,
});
