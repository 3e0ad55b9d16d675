import { textColumn } from "#imports/cells/spreadsheet-traces.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { LettersAndDigits, NumberRule } from "#spaces/space.ts";
import { readFiness } from "../directory/finess.rules.ts";

const free = /^[A-Z0-9]{1,32}$/;
const digitsOnly = /^\d*$/;
const lettersOnly = /^[A-Z]*$/;
const lettersThenDigits = /^[A-Z]*\d+$/;

/** Expects capitals without spaces. The refusal is a part of a sentence, for the report of an import. */
export function checkNumber(rule: NumberRule, number: string): Result<string, string> {
  if (rule === "finess") return readFiness(number);
  if (number === "") return refused("numéro absent");
  if (rule === "free")
    return free.test(number)
      ? done(number)
      : refused("numéro illisible : lettres, chiffres et espaces attendus");
  if (hasShape(rule, number)) return done(number);
  const isShort = digitsOnly.test(number) && number.length < rule.digits;
  return refused(
    `numéro de forme inattendue : ${shapeInWords(rule)} attendus${isShort ? `. Si un zéro du début est perdu, ${textColumn}` : ""}`,
  );
}

const hasShape = ({ prefix, digits }: LettersAndDigits, number: string) =>
  number.length === prefix.length + digits &&
  lettersOnly.test(number.slice(0, prefix.length)) &&
  digitsOnly.test(number.slice(prefix.length));

/** For a typed number: O, I and L where a digit stands, and letters left out. */
export function foldSlips(rule: NumberRule, number: string): string {
  if (rule === "free") return number;
  if (rule === "finess") return withDigits(number);
  const { prefix, digits } = rule;
  const lacksLetters = number.length === digits && digitsOnly.test(withDigits(number));
  const whole = lacksLetters ? prefix + number : number;
  return whole.slice(0, prefix.length) + withDigits(whole.slice(prefix.length));
}

const withDigits = (text: string) => text.replaceAll("O", "0").replace(/[IL]/g, "1");

/** « six chiffres », « une lettre et sept chiffres ». */
export function shapeInWords({ prefix, digits }: LettersAndDigits): string {
  const ofDigits = counted(digits, "chiffre");
  return prefix === "" ? ofDigits : `${counted(prefix.length, "lettre")} et ${ofDigits}`;
}

/** « Six chiffres. », for a hint; nothing for numbers without a shape to tell. */
export function shapeHint(rule: NumberRule): string {
  if (rule === "free") return "";
  const words = rule === "finess" ? "neuf caractères" : shapeInWords(rule);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}. `;
}

/** How many of the digits were typed, if their count is all that is wrong. */
export function digitsTyped({ prefix, digits }: LettersAndDigits, number: string): number | null {
  if (!lettersThenDigits.test(number)) return null;
  const typed = number.replace(/^[A-Z]+/, "");
  const letters = number.length - typed.length;
  return typed.length !== digits && (letters === 0 || letters === prefix.length) ? typed.length : null;
}

const upToTen = ["", "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];

const counted = (count: number, noun: string) =>
  count === 1 ? `${noun === "lettre" ? "une" : "un"} ${noun}` : `${upToTen[count] ?? count} ${noun}s`;
