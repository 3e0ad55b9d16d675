import { done, type Result, refused } from "#kernel/result.ts";
import { normaliseNumber } from "#kernel/text/text.ts";
import type { NumberRule, Space } from "#spaces/space.ts";
import { readFiness, withLostZero } from "../directory/finess.rules.ts";
import { decimalNumber, isDecimal, textColumn } from "../rows/spreadsheet-traces.rules.ts";

const shape = /^[A-Z0-9]{1,32}$/;
const spaces = /\s/gu;
const plain = /^[a-z0-9]*$/i;
const cutDecimals = /[.,]0*$/;

/** Reads a number in a file. Folds spaces and case only: 20457.0 without its dot would be another person's number. */
export function readNumberOfFile(rule: NumberRule, text: string): Result<string, string> {
  if (rule === "free" && shape.test(text)) return done(text);
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
export function readNumberOf({ policy }: Pick<Space, "policy">, typed: string): Result<string, string> {
  const read = checkNumber(policy.number, normaliseNumber(typed));
  if (read.ok) return read;
  return refused(policy.number === "finess" ? asSentence(read.refusal) : misspelt);
}

function checkNumber(rule: NumberRule, number: string): Result<string, string> {
  if (rule === "finess") return readFiness(number);
  if (number === "") return refused("numéro absent");
  return shape.test(number)
    ? done(number)
    : refused("numéro illisible : lettres, chiffres et espaces attendus");
}

const misspelt = "Un numéro n’a que des lettres et des chiffres. Recopiez celui de nos courriers.";

const asSentence = (reason: string) => `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;
