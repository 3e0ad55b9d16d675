import type { ComponentChildren } from "preact";
import type { FormState } from "#kernel/form-state.ts";
import { Icon } from "../icon.tsx";

export type FieldBase = {
  state: FormState;
  /** Also the id of the control, which the error summary links to. */
  name: string;
  label: string;
  hint?: ComponentChildren;
  required?: boolean | undefined;
  /** A disabled field is not posted: its schema must accept its absence. */
  disabled?: boolean | undefined;
};

type FrameProps = FieldBase & {
  children: ComponentChildren;
  below?: ComponentChildren;
};

/** Label and hint above a control, error below. */
export const FieldFrame = ({ state, name, label, hint, required, disabled, children, below }: FrameProps) => (
  <div class={fieldClass(state, name)}>
    <div class="field-head">
      <label id={`${name}-label`} for={name}>
        {label}
      </label>{" "}
      <FieldNeed required={required} disabled={disabled} isHidden={required || disabled} />
    </div>
    <FieldHint name={name} hint={hint} />
    {children}
    <FieldError state={state} name={name} />
    {below}
  </div>
);

type GroupProps = FrameProps & {
  /** Exposes "obligatoire" to screen readers, for controls that cannot have `required`. */
  saysNeed?: boolean;
};

/** The same around several controls, in a `fieldset`. */
export const FieldGroup = (props: GroupProps) => (
  <fieldset
    class={fieldClass(props.state, props.name)}
    aria-describedby={describedBy(props.state, props.name, props.hint)}
    disabled={props.disabled}
    data-check={checkOf(props.state, props.name)}
  >
    <legend class="field-head">
      <span class="field-legend">{props.label}</span>{" "}
      <FieldNeed
        required={props.required}
        disabled={props.disabled}
        isHidden={(props.required && !props.saysNeed) || props.disabled}
      />
    </legend>
    <FieldHint name={props.name} hint={props.hint} />
    {props.children}
    <FieldError state={props.state} name={props.name} />
    {props.below}
  </fieldset>
);

export const fieldClass = (state: FormState, name: string) =>
  state.errors[name] === undefined ? "field" : "field field-wrong";

type Need = Record<"required" | "disabled" | "isHidden", boolean | undefined>;

/** Hidden from screen readers if the control itself announces it. */
const FieldNeed = ({ required, disabled, isHidden }: Need) => (
  <span class="field-need" aria-hidden={isHidden ? "true" : undefined}>
    {disabled ? "non modifiable" : required ? "obligatoire" : "facultatif"}
  </span>
);

export const FieldHint = ({ name, hint }: { name: string; hint: ComponentChildren }) =>
  hint ? (
    <p class="field-hint" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null;

export const FieldError = ({ state, name }: { state: FormState; name: string }) =>
  state.errors[name] === undefined ? null : (
    <p class="field-error" id={`${name}-error`}>
      <Icon name="circle-alert" />
      <span>
        <span class="hidden-text">Erreur : </span>
        {state.errors[name]}
      </span>
    </p>
  );

const describedBy = (state: FormState, name: string, hint: unknown, more?: string) =>
  [state.errors[name] !== undefined && `${name}-error`, hint && `${name}-hint`, more]
    .filter(Boolean)
    .join(" ") || undefined;

/** Read by client/check-forms.ts. */
const checkOf = ({ checks }: FormState, name: string) => checks?.[name] && JSON.stringify(checks[name]);

export const controlOf = ({ state, name, hint, required, disabled }: FieldBase, more?: string) => ({
  id: name,
  name,
  required: required ?? false,
  disabled: disabled ?? false,
  autofocus: state.focus === name,
  "data-check": checkOf(state, name),
  "aria-invalid": state.errors[name] === undefined ? undefined : true,
  "aria-describedby": describedBy(state, name, hint, more),
});
