import { type Duration, describeDuration } from "#kernel/duration.ts";
import { describeMoment } from "#kernel/moment.ts";
import type { LockRule } from "#spaces/space.ts";
import type { PasswordRefusal } from "../tries/tell-failure.actions.ts";

export type RefusalWords = {
  wrong: string;
  locked: string;
  wayOut: string;
  sooner: string;
  elsewhere?: string;
};

export const tooManyFromSource = (what: "tries" | "asks", { until }: { until: Date }) =>
  `${what === "tries" ? "Trop d’essais ont échoué" : "Trop de demandes ont été faites"} depuis l’endroit où vous êtes (chez vous, ou dans votre établissement). Attendez jusqu’${describeMoment(until)}, puis recommencez.`;

/** The words are the same whether or not the holder is on file. */
export function explainRefusal(refusal: PasswordRefusal, rule: LockRule, words: RefusalWords): string {
  switch (refusal.kind) {
    case "wrong":
      return [words.wrong, triesLeft(refusal), refusal.mayBeBarred ? words.elsewhere : ""].join(" ").trim();
    case "locked":
      return refusal.lock
        ? `Après ${rule.tries} essais manqués, ${words.locked} jusqu’${describeMoment(refusal.lock.until)}, pour votre sécurité. ${words.sooner}`.trim()
        : `Après de nombreux essais manqués, ce mot de passe n’est plus accepté. ${words.wayOut}`;
    case "too_many":
      return tooManyFromSource("tries", refusal.lock);
  }
}

/** `null` when waiting does not help, or is not needed. */
export function waitAfter(refusal: PasswordRefusal): Duration | null {
  if (refusal.kind === "wrong") return null;
  return refusal.lock?.wait ?? null;
}

export const triesLeft = ({ left, next }: { left: number; next: Duration }) =>
  `Il vous reste ${left} essai${left > 1 ? "s" : ""} avant un blocage de ${describeDuration(next)}.`;
