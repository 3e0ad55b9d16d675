import type { AskRefusal } from "#account/crowds/admit-ask.actions.ts";
import { explainRefusal, tooManyFromSource, waitAfter } from "#account/password/refusal-words.ts";
import type { PasswordRefusal } from "#account/tries/tell-failure.actions.ts";
import { describeDuration } from "#kernel/duration.ts";
import { tellMisspelt } from "#kernel/password/letter-secret.rules.ts";
import type { LockRule, Policy } from "#spaces/space.ts";
import type { Redraw } from "#web/refuse-form.ts";
import { type Guard, robotSuspected } from "./anti-robot/anti-robot.ts";

export function askRefused<Data>(
  refusal: AskRefusal,
  guard: Guard<Data>,
  values: Readonly<Record<string, string>>,
): Redraw {
  if (refusal.kind === "robot_suspected") return robotSuspected(guard, values);
  const { lock } = refusal;
  const redraw = { values, errors: { _form: tooManyFromSource("asks", lock) } };
  return { status: 429, wait: lock.wait, redraw };
}

export function passwordRefused(
  refusal: PasswordRefusal,
  values: Readonly<Record<string, string>>,
  wording: { wrong: string; lock: LockRule; wayOut: string; sooner: string; elsewhere: string },
): Redraw {
  const { lock, ...words } = wording;
  const message = explainRefusal(refusal, lock, { ...words, locked: "l’accès est bloqué" });
  const redraw = { values, errors: { _form: message } };
  if (refusal.kind === "wrong") return { redraw, status: 401 };
  return { redraw, status: 429, wait: waitAfter(refusal) };
}

/** Another password was chosen in the meantime, perhaps by an attacker: it voids the proof (REC-06). */
export const passwordOvertaken: Redraw = {
  status: 409,
  redraw: {
    values: {},
    errors: {
      _form:
        "Votre mot de passe a été changé depuis le début de cette démarche : connectez-vous avec le nouveau, ou recommencez. Si vous ne l’avez pas changé vous-même, appelez-nous.",
    },
  },
};

/** The check sign is wrong, so this is a typing error: the same answer for any number, and no try is counted. */
export const secretMisspelt = (values: Readonly<Record<string, string>>): Redraw => ({
  status: 400,
  redraw: {
    values,
    errors: { password: tellMisspelt },
  },
});

/** Like the next one, shown only to a visitor who typed the secret of that letter. */
export const letterUsed = (values: Readonly<Record<string, string>>): Redraw => ({
  status: 401,
  redraw: {
    values,
    errors: {
      _form:
        "Ce mot de passe provisoire ne sert plus : vous avez choisi un autre mot de passe depuis. Connectez-vous avec celui-là. Si vous l’avez perdu, passez par « Mot de passe oublié ».",
    },
  },
});

export const letterExpired = (
  values: Readonly<Record<string, string>>,
  { lifetimes }: Policy,
  wayOut: string,
): Redraw => ({
  status: 401,
  redraw: {
    values,
    errors: {
      _form: `Ce mot de passe provisoire n’est plus valable : il a plus de ${describeDuration(lifetimes.letterSecret)}, ou un courrier plus récent l’a remplacé. ${wayOut}`,
    },
  },
});
