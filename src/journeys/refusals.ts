import type { PasswordRefusal } from "#account/verify-password.actions.ts";
import { describeDuration } from "#kernel/duration.ts";
import { describeMoment } from "#kernel/moment.ts";
import type { LockRule } from "#spaces/space.ts";
import type { Redraw } from "./step.ts";

type Values = Readonly<Record<string, string>>;

/** The page again after a password that was not accepted: the same words whoever is or is not on file. */
export function passwordRefused(
  refusal: PasswordRefusal,
  values: Values,
  wording: { wrong: string; lock: LockRule },
): Redraw {
  if (refusal.kind === "too_many") return redraw(429, values, tooMany);
  if (refusal.kind === "locked") {
    return { ...redraw(429, values, locked(refusal.until, wording.lock)), waitUntil: refusal.until };
  }
  return redraw(401, values, `${wording.wrong} ${triesLeft(refusal.left, wording.lock)}`);
}

const redraw = (status: Redraw["status"], values: Values, message: string): Redraw => ({
  redraw: { values, errors: { _form: message } },
  status,
});

const tooMany =
  "Trop d’essais ont échoué depuis votre connexion à internet. Patientez une heure, ou utilisez un navigateur avec lequel vous vous êtes déjà connecté.";

const triesLeft = (left: number, lock: LockRule) =>
  `Il vous reste ${left} essai${left > 1 ? "s" : ""} avant un blocage de ${describeDuration(lock.durations[0])}.`;

const locked = (until: Date | null, lock: LockRule) =>
  until
    ? `Après ${lock.tries} essais manqués, l’accès est bloqué jusqu’${describeMoment(until)}, pour votre sécurité.`
    : "Après de nombreux essais manqués, ce mot de passe n’est plus accepté. Choisissez-en un nouveau par « Mot de passe oublié ».";
