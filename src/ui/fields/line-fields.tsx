import { controlOf, type FieldBase, FieldFrame } from "./field-frame.tsx";

type DayProps = FieldBase & { autocomplete?: "bday" };

/** A date in one text field (decision 0038). */
export const DayField = ({ autocomplete, hint = "Par exemple 12/03/2026.", ...rest }: DayProps) => {
  const field = { ...rest, hint };
  return (
    <FieldFrame {...field}>
      <div class="field-short">
        <input {...lineOf(field)} autocomplete={autocomplete ?? "off"} />
      </div>
    </FieldFrame>
  );
};

export const AmountField = ({ hint = "Par exemple 1234,56.", ...rest }: FieldBase) => {
  const field = { ...rest, hint };
  return (
    <FieldFrame {...field}>
      <div class="field-short field-unit">
        <input {...lineOf(field)} inputmode="decimal" autocomplete="off" />
        <span aria-hidden="true">€</span>
      </div>
    </FieldFrame>
  );
};

const lineOf = (field: FieldBase) =>
  ({
    ...controlOf(field),
    type: "text",
    value: field.state.values[field.name],
    spellcheck: false,
  }) as const;
