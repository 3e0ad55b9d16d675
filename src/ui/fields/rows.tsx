import type { ComponentChildren } from "preact";
import { addingTo, cellName, countRows, removingFrom, rowsButton } from "#kernel/fields/rows.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import { Button } from "../button.tsx";
import { FieldError } from "./field-frame.tsx";

type RowsProps = {
  state: FormState;
  name: string;
  /** Heading of each line, before its number: "Dépense". */
  label: string;
  /** Label of the button: "Ajouter une dépense". */
  add: string;
  least: number;
  most: number;
  disabled?: boolean | undefined;
  /** Draws the fields of one line; `nameOf` gives the name of a column there. */
  children: (nameOf: (column: string) => string, place: number) => ComponentChildren;
};

/** Repeated fields. Its buttons post the form, and `readForm` returns it with one line more or less. */
export function Rows({ state, name, label, add, least, most, disabled, children }: RowsProps) {
  const count = countRows(name, state.values, least);
  return (
    <div class="rows" id={name} tabIndex={-1}>
      {/* Enter activates the first submit button of a form: without this one it would add or remove a line. */}
      <button type="submit" class="hidden-text" tabIndex={-1} aria-hidden="true" />
      {Array.from({ length: count }, (_, place) => (
        <fieldset key={place} class="rows-line">
          <legend id={`${name}-${place}`}>
            {label} {place + 1}
          </legend>
          {children((column) => cellName(name, place, column), place)}
          {count > least && !disabled && (
            <Button
              tone="quiet"
              name={rowsButton}
              value={removingFrom(name, place)}
              icon="trash"
              describedBy={`${name}-${place}`}
            >
              Retirer
            </Button>
          )}
        </fieldset>
      ))}
      <FieldError state={state} name={name} />
      {!disabled && count < most && (
        <Button
          tone="quiet"
          name={rowsButton}
          value={addingTo(name)}
          icon="plus"
          hasFocus={state.focus === addingTo(name)}
        >
          {add}
        </Button>
      )}
      {!disabled && count >= most && <p class="field-hint">{most} lignes au plus.</p>}
    </div>
  );
}

/** Labels for the error summary: "Dépense 2, montant", by the name of the field. */
export function labelsOfRows(
  { errors }: FormState,
  name: string,
  label: string,
  columns: Readonly<Record<string, string>>,
): Record<string, string> {
  const found = Object.keys(errors).flatMap((cell) => {
    const [, place, column = ""] = new RegExp(`^${name}-(\\d+)-(\\w+)$`).exec(cell) ?? [];
    return columns[column] ? [[cell, `${label} ${Number(place) + 1}, ${columns[column]}`]] : [];
  });
  return Object.fromEntries(found);
}
