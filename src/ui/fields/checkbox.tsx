import { ticked } from "#kernel/fields/typed-choice.ts";
import { controlOf, type FieldBase, FieldError, FieldHint, fieldClass } from "./field-frame.tsx";

export const Checkbox = (field: FieldBase) => {
  const { state, name, label, hint, required, disabled } = field;
  return (
    <div class={fieldClass(state, name)}>
      <div class="choice">
        <input {...controlOf(field)} type="checkbox" value={ticked} checked={state.values[name] === ticked} />
        <label for={name}>
          {label}
          {required && !disabled && (
            <span class="field-need" aria-hidden="true">
              {" "}
              (obligatoire)
            </span>
          )}
        </label>
      </div>
      <FieldHint name={name} hint={hint} />
      <FieldError state={state} name={name} />
    </div>
  );
};
