import type { ConfirmRefusal } from "#account/password/confirm-password.actions.ts";
import { explainRefusal, waitAfter } from "#account/password/refusal-words.ts";
import { typedPassword } from "#account/password/typed-passwords.ts";
import type { ChangedOften } from "#account/tries/take-change.actions.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { type Duration, describeDuration } from "#kernel/duration.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import { untilThen } from "#kernel/moment.ts";
import type { Policy } from "#spaces/space.ts";
import type { Redraw } from "../refuse-form.ts";
import type { MemberVisit } from "../visit.ts";

export const currentPassword = typedPassword("Saisissez votre mot de passe actuel.");

export const confirmForm = formSchema({ current_password: currentPassword });

/** After a password that did not confirm. `locked`: what the lock forbids, in French. */
export function unconfirmed({ space }: MemberVisit, refusal: ConfirmRefusal, locked: string): Redraw {
  const redraw = { values: {}, errors: unconfirmedWords(refusal, space.policy, locked) };
  if (refusal.kind === "wrong") return { redraw, status: 400 };
  return { redraw, status: 429, wait: waitToConfirm(refusal) };
}

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
  `Vous avez confirmé ${changes.most} demandes par votre mot de passe en ${describeDuration(changes.during)}. Pour votre sécurité, attendez ${untilThen(lock)}.`;

/** `null` when waiting does not help, or is not needed. */
export const waitToConfirm = (refusal: ConfirmRefusal): Duration | null =>
  refusal.kind === "changed_often" ? (refusal.lock?.wait ?? null) : waitAfter(refusal);
