import type { ComponentChildren } from "preact";
import { ticked } from "#kernel/fields/typed-choice.ts";
import { type FieldBase, FieldGroup } from "./field-frame.tsx";
import type { Option } from "./select-field.tsx";

type ChoiceProps = FieldBase & { options: readonly Option[] };

export const Radios = ({ options, ...field }: ChoiceProps) => (
  <FieldGroup {...field}>
    {options.map((option, place) => (
      <Choice key={option.value} option={option} id={idOf(field.name, option, place)}>
        <input
          type="radio"
          id={idOf(field.name, option, place)}
          name={field.name}
          value={option.value}
          checked={field.state.values[field.name] === option.value}
          required={field.required ?? false}
          autofocus={place === 0 && field.state.focus === field.name}
          aria-describedby={option.hint && `${idOf(field.name, option, place)}-hint`}
        />
      </Choice>
    ))}
  </FieldGroup>
);

/** Each checkbox has its own name: `reasons-move`. */
export const Checkboxes = ({ options, ...field }: ChoiceProps) => (
  <FieldGroup {...field} saysNeed>
    {options.map((option, place) => (
      <Choice key={option.value} option={option} id={idOf(field.name, option, place)}>
        <input
          type="checkbox"
          id={idOf(field.name, option, place)}
          name={`${field.name}-${option.value}`}
          value={ticked}
          checked={field.state.values[`${field.name}-${option.value}`] === ticked}
          aria-describedby={option.hint && `${idOf(field.name, option, place)}-hint`}
        />
      </Choice>
    ))}
  </FieldGroup>
);

/** The error summary links to the first control, whose id is the name of the group. */
const idOf = (name: string, { value }: Option, place: number) => (place === 0 ? name : `${name}-${value}`);

const Choice = (props: { id: string; option: Option; children: ComponentChildren }) => (
  <div class="choice">
    {props.children}
    <label for={props.id}>{props.option.label}</label>
    {props.option.hint && (
      <p class="field-hint" id={`${props.id}-hint`}>
        {props.option.hint}
      </p>
    )}
  </div>
);
