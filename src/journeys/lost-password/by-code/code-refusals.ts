import { tooManyFromSource } from "#account/password/refusal-words.ts";
import type { Lock } from "#account/tries/attempts.queries.ts";
import { describeDuration } from "#kernel/duration.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import { untilThen } from "#kernel/moment.ts";
import type { CodeRule, Space } from "#spaces/space.ts";
import type { Redraw } from "#web/refuse-form.ts";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import type { CodeNotAsked } from "../../proofs/code/issue-code.actions.ts";
import type { CodeRefusal } from "../../proofs/code/judge-code.actions.ts";

/** `otherWay`: what to do while no code can be requested. */
type CodeWords = { wrong: string; otherWay: string };

const ofActivation: CodeWords = {
  wrong: "Ce code n’est pas le bon.",
  otherWay: ", ou demandez un nouveau mot de passe par courrier",
};

/** Shown to everybody in advance, because no page reveals that others used up the quota of a number. */
export const sendsAllowed = ({ sends }: CodeRule) =>
  `Pas plus de ${sends.most} codes partent en ${describeDuration(sends.during)} pour un numéro, d’où qu’ils soient demandés.`;

export const rightCodeRefused =
  "Le code reçu est refusé ? D’autres ont peut-être été essayés ailleurs, trop souvent, pour ce numéro : recommencez demain";

/** In the same words for known and unknown numbers. */
export function codeNotAsked(refusal: CodeNotAsked, space: Space, words = ofActivation): Redraw {
  switch (refusal.kind) {
    case "not_offered":
      return again(409, { _form: "Choisissez l’un des moyens proposés sur cette page." });
    case "too_many": {
      const { most, during } = codeRuleOf(space).sends;
      const why = `Pas plus de ${most} codes peuvent être demandés pour un numéro en ${describeDuration(during)}.`;
      return tooOften(refusal.lock, why, words.otherWay);
    }
    case "too_many_sms":
      return tooOften(
        refusal.lock,
        "Trop de codes par SMS ont été demandés depuis l’endroit où vous êtes (chez vous, ou dans votre établissement).",
        ", ou recevez votre code par mail s’il vous est proposé, ou demandez un nouveau mot de passe par courrier",
      );
  }
}

export function codeRefused(
  refusal: Exclude<CodeRefusal, { kind: "robot_suspected" }>,
  rule: CodeRule,
  words = ofActivation,
): Redraw {
  switch (refusal.kind) {
    case "wrong":
      return again(401, { code: `${words.wrong} ${whatIsLeft(refusal.left)}` });
    case "dead":
      return again(409, {
        code: `Ce code n’est plus valable : il sert une fois, pendant ${describeDuration(rule.lifetime)} et pour ${tries(rule.tries)} au plus. Demandez-en un autre ci-dessous.`,
      });
    case "locked":
      return tooOften(
        refusal.lock,
        `Après ${rule.triesOnNumber.most} codes erronés, aucun code n’est plus accepté pour ce numéro, pour votre sécurité.`,
        words.otherWay,
      );
    case "too_many":
      return {
        status: 429,
        wait: refusal.lock.wait,
        redraw: { values: {}, errors: { _form: tooManyFromSource("tries", refusal.lock) } },
      };
  }
}

const again = (status: 401 | 409, errors: FieldErrors): Redraw => ({
  status,
  redraw: { values: {}, errors },
});

const tooOften = (lock: Lock | null, why: string, otherWay: string): Redraw => ({
  status: 429,
  wait: lock?.wait ?? null,
  redraw: {
    values: {},
    errors: {
      _form: `${why} Attendez ${untilThen(lock)}${otherWay}.`,
    },
  },
});

const tries = (count: number) => `${count} essai${count > 1 ? "s" : ""}`;

const whatIsLeft = (left: number) =>
  left > 0
    ? `Il vous reste ${tries(left)}.`
    : "Il a été essayé trop de fois et ne peut plus servir : demandez-en un autre ci-dessous.";
