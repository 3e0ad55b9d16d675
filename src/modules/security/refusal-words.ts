import type { ChangeRefusal } from "#account/password/change-password.actions.ts";
import type { ConfirmRefusal } from "#account/password/confirm-password.actions.ts";
import { explainRefusal, waitAfter } from "#account/password/refusal-words.ts";
import type { ChangedOften } from "#account/tries/take-change.actions.ts";
import { type Duration, describeDuration } from "#kernel/duration.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import { untilThen } from "#kernel/moment.ts";
import type { Policy } from "#spaces/space.ts";

export function refusalWords(refused: ChangeRefusal, policy: Policy): FieldErrors {
  if (refused.kind === "new") return refused.errors;
  return unconfirmedWords(refused.refusal, policy, "votre mot de passe ne peut plus être changé ici");
}

/** `locked`: what the lock forbids, in French. */
export function unconfirmedWords(refusal: ConfirmRefusal, policy: Policy, locked: string): FieldErrors {
  if (refusal.kind === "changed_often") return { _form: changedOften(refusal, policy) };
  const message = explainRefusal(refusal, policy.lock, {
    wrong: "Ce n’est pas votre mot de passe actuel.",
    locked,
    sooner: "",
    wayOut: "Déconnectez-vous, puis choisissez-en un nouveau par « Mot de passe oublié ».",
  });
  return refusal.kind === "wrong" ? { current_password: message } : { _form: message };
}

/** Confirmed requests count, even those that changed nothing. */
export const changedOften = ({ lock }: ChangedOften, { changes }: Policy) =>
  `Vous avez confirmé ${changes.most} demandes de changement en ${describeDuration(changes.during)}. Pour votre sécurité, attendez ${untilThen(lock)}.`;

/** `null` when waiting does not help, or is not needed. */
export const waitToConfirm = (refusal: ConfirmRefusal): Duration | null =>
  refusal.kind === "changed_often" ? (refusal.lock?.wait ?? null) : waitAfter(refusal);
