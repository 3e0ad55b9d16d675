import { decimalNumber, isDecimal, textColumn } from "#imports/cells/spreadsheet-traces.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { normaliseNumber } from "#kernel/text/text.ts";
import type { LettersAndDigits, NumberRule, Space } from "#spaces/space.ts";
import { withLostZero } from "../directory/finess.rules.ts";
import { checkNumber, digitsTyped, foldSlips, shapeInWords } from "./number-shape.rules.ts";

const spaces = /\s/gu;
const plain = /^[a-z0-9]*$/i;
const cutDecimals = /[.,]0*$/;

/** Reads a number in a file. Folds spaces and case only: 20457.0 without its dot would be another person's number. */
export function readNumberOfFile(rule: NumberRule, text: string): Result<string, string> {
  const written = text.replace(spaces, "");
  if (isDecimal(written)) return refused(decimalNumber);
  const number = plain.test(written) ? written.toUpperCase() : written;
  const whole = rule === "finess" && withLostZero(number);
  if (whole) return refused(`zéro du début perdu, ${whole} sans doute : ${textColumn}`);
  return checkNumber(rule, number);
}

/** The numbers a refused cell may mean: a spreadsheet's damage must not close a holder. */
export function numbersMeant(cell: string): string[] {
  const number = normaliseNumber(cell.trim().replace(cutDecimals, ""));
  return [number, `0${number}`];
}

/** Reads a number typed by a visitor. The refusal depends on what was typed alone, and is shown under the field. */
export function readNumberOf(
  { policy, wording }: Pick<Space, "policy" | "wording">,
  typed: string,
): Result<string, string> {
  const rule = policy.number;
  const number = foldSlips(rule, normaliseNumber(withoutPasted(typed)));
  const read = checkNumber(rule, number);
  if (read.ok) return done(read.value);
  if (rule === "finess") return refused(asSentence(read.refusal));
  return refused(rule === "free" ? misspelt : unlike(rule, wording.number, number));
}

/**
 * What a browser checks of a typed number: enough signs that may stand for digits, so that a password typed beside is
 * not lost to a missing one. What this lets through, the server reads.
 */
export function patternsOfNumber({ policy, wording }: Pick<Space, "policy" | "wording">) {
  const rule = policy.number;
  if (typeof rule === "string") return [];
  return [[`(?:[\\p{N}OoIiLl]\\P{N}*?){${rule.digits}}`, unlike(rule, wording.number)] as const];
}

/** « n° », dashes and invisible signs come with a number that is pasted. Not a dot: 20457.0 stays a decimal. */
const withoutPasted = (text: string) => text.replace(/[\p{Cf}\p{Pd}№]/gu, "").replace(/^\s*n\s*[°º]/iu, "");

const misspelt = "Un numéro n’a que des lettres et des chiffres. Recopiez celui de nos courriers.";

function unlike(rule: LettersAndDigits, name: string, number = ""): string {
  const count = digitsTyped(rule, number);
  const typed = count === null ? "" : ` Vous en avez tapé ${count}.`;
  return `Votre ${name} a ${shapeInWords(rule)}.${typed} Recopiez celui de nos courriers.`;
}

const asSentence = (reason: string) => `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;
