import { z } from "zod";
import { cellName, isBlank, type Row, readCellName, rowNumbers } from "#kernel/fields/rows.rules.ts";
import { ticked } from "#kernel/fields/typed-choice.ts";
import type { FormFields } from "./form-fields.ts";
import { type FormSchema, itemsOf } from "./form-schema.ts";

type Shape = FormSchema["shape"];

export type FormInput = {
  input: Record<string, unknown>;
  values: Record<string, string>;
  broken: Map<string, string>;
};

export type TypedRow = { at: number; row: Row; isBroken: boolean };

/** Fields in the shape of their schema: lines as a list without gaps, ticked checkboxes as a list, no unknown name. */
export function inputFor(form: FormFields, shape: Shape): FormInput {
  const read: FormInput = { input: {}, values: {}, broken: new Map() };
  for (const [name, field] of Object.entries(shape)) {
    if (field instanceof z.ZodArray)
      (field.element instanceof z.ZodObject ? readRows : readBoxes)(form, name, field, read);
    else read.input[name] = readOne(form, { posted: name, shown: name }, field, read);
  }
  return { ...read, input: withoutAbsent(Object.entries(read.input)) };
}

export const isNameOf = (shape: Shape, name: string) =>
  Object.hasOwn(shape, name) ||
  Object.entries(shape).some(
    ([list, field]) =>
      field instanceof z.ZodArray && name.startsWith(`${list}-`) && isItemOf(field, list, name),
  );

function isItemOf(field: z.ZodArray, list: string, name: string): boolean {
  if (!(field.element instanceof z.ZodObject)) return true;
  const cell = readCellName(list, name);
  return cell !== null && Object.hasOwn(field.element.shape, cell.column);
}

/** Sorted by number, blank lines included. */
export function typedRows(form: FormFields, name: string, columns: readonly string[]): TypedRow[] {
  const numbers = rowNumbers(name, columns, [...form.fields.keys(), ...form.broken.keys()]);
  return numbers.map((at) => {
    const cells = columns.flatMap((column) => {
      const value = form.fields.get(cellName(name, at, column));
      return value === undefined ? [] : [[column, value] as const];
    });
    const isBroken = columns.some((column) => form.broken.has(cellName(name, at, column)));
    return { at, row: Object.fromEntries(cells), isBroken };
  });
}

function readRows(form: FormFields, name: string, field: z.ZodArray, read: FormInput): void {
  const columns = (field.element as z.ZodObject).shape;
  const { least } = itemsOf(field);
  const typed = typedRows(form, name, Object.keys(columns)).filter(
    (one) => one.isBroken || !isBlank(one.row),
  );
  read.input[name] = Array.from({ length: Math.max(typed.length, least) }, (_, place) => {
    // No field has the number -1: a missing line reads as blank.
    const at = typed[place]?.at ?? -1;
    const cells = Object.entries(columns).map(([column, cell]) => {
      const names = { posted: cellName(name, at, column), shown: cellName(name, place, column) };
      return [column, readOne(form, names, cell, read)] as const;
    });
    return withoutAbsent(cells);
  });
}

function readBoxes(form: FormFields, name: string, _: z.ZodArray, read: FormInput): void {
  const boxes = [...form.fields].filter(([box]) => box.startsWith(`${name}-`));
  for (const [box, value] of boxes) if (value === ticked) read.values[box] = value;
  read.input[name] = boxes.filter(([, value]) => value === ticked).map(([box]) => box.slice(name.length + 1));
  const broken = [...form.broken].find(([box]) => box === name || box.startsWith(`${name}-`));
  if (broken) read.broken.set(name, broken[1]);
}

/** Undefined only if the schema accepts it. A password is never shown again. */
function readOne(
  form: FormFields,
  { posted, shown }: { posted: string; shown: string },
  field: z.core.$ZodType,
  read: FormInput,
): string | undefined {
  const value = form.fields.get(posted);
  const fault = form.broken.get(posted);
  if (fault !== undefined) read.broken.set(shown, fault);
  if (value !== undefined && !/password/i.test(shown)) read.values[shown] = value;
  return value ?? (z.safeParse(field, undefined).success ? undefined : "");
}

const withoutAbsent = (entries: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));
