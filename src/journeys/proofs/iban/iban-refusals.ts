import { tooManyFromSource, triesLeft } from "#account/password/refusal-words.ts";
import { describeMoment } from "#kernel/moment.ts";
import type { Space } from "#spaces/space.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { IbanRefusal } from "./prove-by-iban.actions.ts";
import { registrySecretOf } from "./registry-secret-rule.rules.ts";

/** In the same words for known and unknown numbers. */
export function ibanRefused(
  refusal: IbanRefusal,
  values: Readonly<Record<string, string>>,
  space: Space,
): Redraw {
  const redraw = (message: string) => ({ values, errors: { _form: message } });
  switch (refusal.kind) {
    case "wrong":
      return { status: 401, redraw: redraw(`${notTogether(space)} ${triesLeft(refusal)}`) };
    case "locked":
      return {
        status: 429,
        redraw: redraw(lockedOut(refusal.lock, space)),
        wait: refusal.lock?.wait ?? null,
      };
    case "too_many":
      return {
        status: 429,
        redraw: redraw(tooManyFromSource("tries", refusal.lock)),
        wait: refusal.lock.wait,
      };
    case "suspended":
      return { status: 429, redraw: redraw(suspended(refusal.until, space)), wait: refusal.wait };
  }
}

/** What to do first, then where to look. A page may say no more: details are mailed to the contact on file. */
const notTogether = (space: Space) =>
  `Vérifiez d’abord les deux sur vos papiers : ce ${space.wording.number} et cette fin d’IBAN ne permettent pas de s’inscrire. S’ils sont exacts, des essais faits ailleurs ont pu épuiser ceux de ce ${space.wording.number} : regardez les mails reçus à l’adresse de votre dossier, ou ${lower(reachUs(space))}.`;

function lockedOut(lock: { until: Date } | null, space: Space): string {
  const { tries, consecutiveFailures } = registrySecretOf(space).lock;
  const { number } = space.wording;
  if (!lock)
    return `Après ${consecutiveFailures} essais manqués, ce ${number} ne peut plus s’inscrire en ligne, pour votre sécurité. ${reachUs(space)} : un mot de passe vous sera envoyé par courrier.`;
  return `Après ${tries} essais manqués, aucun autre n’est examiné pour ce ${number} jusqu’${describeMoment(lock.until)}, pour votre sécurité. D’ici là, ${lower(reachUs(space))}.`;
}

const suspended = (until: Date, space: Space) =>
  `Trop d’essais échouent en ce moment, ailleurs sans doute que chez vous : plus aucun n’est examiné jusqu’${describeMoment(until)}. Revenez alors. Si cela presse, ${lower(reachUs(space))}.`;

const reachUs = ({ wording: { contact } }: Space) =>
  `Appelez-nous au ${contact.phone} ou écrivez à ${contact.email}`;

const lower = (sentence: string) => sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
