import { describeDuration } from "#kernel/duration.ts";
import { describeDate } from "#kernel/moment.ts";
import type { LetterRule } from "#spaces/space.ts";
import type { ReissueRefusal } from "./reissue.actions.ts";

export function explainReissueRefusal(refusal: ReissueRefusal, rule: LetterRule): string {
  switch (refusal.kind) {
    case "unknown_number":
    case "not_on_file":
      return "Personne ne porte ce numéro.";
    case "no_open_enrolment":
      return "Cette personne n’a plus besoin de courrier : son compte est ouvert, ou son inscription est close.";
    case "no_factor":
      return "Cette personne n’a pas de seconde vérification : son mot de passe suffit.";
    case "waits_already":
      return "Un courrier attend déjà d’être imprimé pour cette personne.";
    case "too_soon":
      return `Un courrier a déjà été demandé il y a moins de ${describeDuration(rule.reissueEvery)} ; réessayez après le ${describeDate(refusal.until)}.`;
    case "address_too_new":
      return `L’adresse a changé il y a moins de ${describeDuration(rule.addressCoolingOff)} : aucun mot de passe n’y est envoyé avant le ${describeDate(refusal.until)}.`;
  }
}
