import { z } from "zod";
import { addingTo, cellName, type Row, readRowChange } from "#kernel/fields/rows.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { FormFields } from "./form-fields.ts";
import { inputFor, typedRows } from "./form-input.ts";
import { type FormSchema, itemsOf } from "./form-schema.ts";

/** Adds or removes the line that the button asks for; `null` if the schema has no such list. */
export function changedRows(form: FormFields, shape: FormSchema["shape"], posted: string): FormState | null {
  const change = readRowChange(posted);
  const field = change && Object.hasOwn(shape, change.rows) ? shape[change.rows] : undefined;
  if (!change || !(field instanceof z.ZodArray) || !(field.element instanceof z.ZodObject)) return null;
  const columns = Object.keys(field.element.shape);
  const { least, most } = itemsOf(field);
  const typed = typedRows(form, change.rows, columns);
  const blank = Object.fromEntries(columns.map((column) => [column, ""]));
  const rows = typed.map(({ row }) => row);
  const place = change.kind === "add" ? rows.length : typed.findIndex(({ at }) => at === change.at);
  if (change.kind === "add" && rows.length < most) rows.push(blank);
  if (change.kind === "remove" && place >= 0) rows.splice(place, 1);
  while (rows.length < least) rows.push(blank);
  return {
    values: { ...otherValues(form, shape, change.rows), ...namedCells(change.rows, rows) },
    errors: {},
    focus: focusAfter(change.rows, rows.length, change.kind === "add" ? place : place - 1, columns),
  };
}

const otherValues = (form: FormFields, shape: FormSchema["shape"], rows: string) =>
  inputFor(form, Object.fromEntries(Object.entries(shape).filter(([name]) => name !== rows))).values;

const namedCells = (name: string, rows: readonly Row[]) =>
  Object.fromEntries(
    rows.flatMap((row, at) =>
      Object.entries(row).map(([column, value]) => [cellName(name, at, column), value] as const),
    ),
  );

/** The added line, the line above the removed one, or the button that adds a line. */
function focusAfter(name: string, count: number, place: number, columns: readonly string[]): string {
  const [first = ""] = columns;
  return count === 0 ? addingTo(name) : cellName(name, Math.max(0, Math.min(place, count - 1)), first);
}
