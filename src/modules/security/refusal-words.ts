import type { ChangeRefusal } from "#account/change-password.actions.ts";
import { describeDuration } from "#kernel/duration.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import { describeMoment } from "#kernel/moment.ts";
import type { LockRule } from "#spaces/space.ts";

/** Why the password was not changed, by field. */
export function refusalWords(refused: ChangeRefusal, lock: LockRule): FieldErrors {
  if (refused.kind === "new") return refused.errors;
  const { refusal } = refused;
  if (refusal.kind === "wrong") return { current_password: wrong(refusal.left, lock) };
  if (refusal.kind === "locked" && refusal.until)
    return {
      _form: `Après ${lock.tries} essais manqués, votre mot de passe ne peut plus être changé ici jusqu’${describeMoment(refusal.until)}, pour votre sécurité.`,
    };
  return {
    _form:
      "Après de nombreux essais manqués, votre mot de passe actuel n’est plus accepté. Choisissez-en un nouveau par « Mot de passe oublié ».",
  };
}

const wrong = (left: number, lock: LockRule) =>
  `Ce n’est pas votre mot de passe actuel. Il vous reste ${left} essai${left > 1 ? "s" : ""} avant un blocage de ${describeDuration(lock.durations[0])}.`;
