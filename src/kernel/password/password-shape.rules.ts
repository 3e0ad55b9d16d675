import { fault, type PasswordFault } from "./password-fault.rules.ts";
import { type Requirement, requirements } from "./password-requirements.rules.ts";
import type { PasswordRule } from "./password-rule.ts";
import { listed, nameSign, signClasses } from "./password-signs.rules.ts";

export function faultsOfShape(rule: PasswordRule, typed: string): PasswordFault[] {
  const unmet = requirements(rule)
    .filter(({ pattern }) => !compiled(pattern).test(typed))
    .map(({ id }) => id);
  if (typed !== "" && unmet.includes("maximum")) return [fault("too_long", tooLong(rule, typed))];
  return [...shortness(rule, unmet), ...missing(unmet), ...refusedSigns(rule, typed)];
}

const known = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const found = known.get(pattern) ?? new RegExp(pattern, "su");
  known.set(pattern, found);
  return found;
}

export const tooLong = (rule: PasswordRule, typed: string) =>
  `Votre mot de passe compte ${[...typed].length} caractères : ${rule.maximum} au plus, sans quoi nous devrions le couper.`;

type Unmet = readonly Requirement["id"][];

function shortness(rule: PasswordRule, unmet: Unmet): PasswordFault[] {
  const least = (asked: string) =>
    fault("too_short", `Votre mot de passe doit contenir au minimum ${asked}.`);
  if (unmet.includes("alphanumeric")) return [least(`${rule.alphanumeric} lettres ou chiffres`)];
  if (unmet.includes("minimum")) return [least(`${rule.minimum} caractères`)];
  return [];
}

function missing(unmet: Unmet): PasswordFault[] {
  const words = unmet.flatMap((id) =>
    id in signClasses ? [signClasses[id as keyof typeof signClasses].words] : [],
  );
  return words.length > 0 ? [fault("missing", `Ajoutez ${listed(words)}.`)] : [];
}

function refusedSigns(rule: PasswordRule, typed: string): PasswordFault[] {
  const found = rule.refused.filter((sign) => typed.includes(sign)).map(nameSign);
  if (found.length === 0) return [];
  if (found.length === 1)
    return [fault("refused", `Le signe ${found[0]} n’est pas accepté : remplacez-le par un autre.`)];
  return [fault("refused", `Les signes ${listed(found)} ne sont pas acceptés : remplacez-les par d’autres.`)];
}
