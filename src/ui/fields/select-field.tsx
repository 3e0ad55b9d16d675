import { controlOf, type FieldBase, FieldFrame } from "./field-frame.tsx";

export type Option = { value: string; label: string; hint?: string };

type SelectProps = FieldBase & {
  options: readonly Option[];
  /** First option, which selects nothing. */
  none?: string;
};

/** Prefer `Radios` for fewer than six options. */
export const SelectField = ({ options, none = "Choisissez", ...field }: SelectProps) => {
  const chosen = field.state.values[field.name] ?? "";
  return (
    <FieldFrame {...field}>
      <div class="select">
        <select {...controlOf(field)}>
          <option value="" selected={!options.some(({ value }) => value === chosen)}>
            {none}
          </option>
          {options.map(({ value, label }) => (
            <option key={value} value={value} selected={value === chosen}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  );
};
