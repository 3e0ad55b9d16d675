import type { ChangeRefusal } from "#account/change-password.actions.ts";
import { explainRefusal } from "#account/refusal-words.ts";
import type { PasswordRefusal } from "#account/verify-password.actions.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import type { LockRule } from "#spaces/space.ts";

/** Why the password was not changed, by field. */
export function refusalWords(refused: ChangeRefusal, lock: LockRule): FieldErrors {
  if (refused.kind === "new") return refused.errors;
  return unconfirmedWords(refused.refusal, lock, "votre mot de passe ne peut plus être changé ici");
}

/** Why the present password did not confirm a change, by field; `locked` is what a lock forbids. */
export function unconfirmedWords(refusal: PasswordRefusal, lock: LockRule, locked: string): FieldErrors {
  const message = explainRefusal(refusal, lock, {
    wrong: "Ce n’est pas votre mot de passe actuel.",
    locked,
    sooner: "",
    wayOut: "Déconnectez-vous, puis choisissez-en un nouveau par « Mot de passe oublié ».",
  });
  return refusal.kind === "wrong" ? { current_password: message } : { _form: message };
}
