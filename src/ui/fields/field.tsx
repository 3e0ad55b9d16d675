import type { ComponentChildren } from "preact";
import type { FormState } from "#kernel/form-state.ts";
import { Icon } from "../icon.tsx";
import { type Check, PasswordChecks } from "./password-checks.tsx";

export type FieldProps = {
  state: FormState;
  /** Also the id of the input, which links from the error summary lead to. */
  name: string;
  label: string;
  type?: "text" | "email" | "password" | "tel";
  hint?: ComponentChildren;
  autocomplete?: string;
  inputmode?: "text" | "email" | "numeric" | "tel";
  required?: boolean;
  /** Rules ticked off while typing, for a new password. */
  checks?: readonly Check[];
  /** What password managers are told of a new password. */
  manager?: ManagerRules;
};

/** Attributes that password managers read; a form is checked by the server alone. */
export type ManagerRules = { minlength: number; maxlength: number; passwordrules: string };

/** One line to fill in, with its label, its hint above and its error below, all tied to the input. */
export function Field(props: FieldProps) {
  const { name, label, hint, required = false, checks } = props;
  const error = props.state.errors[name];
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <div class="field-head">
        <label id={`${name}-label`} for={name}>
          {label}
        </label>
        <span class="field-need" aria-hidden={required ? "true" : undefined}>
          {required ? "obligatoire" : "facultatif"}
        </span>
      </div>
      {hint && (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldInput {...props} />
      {error && (
        <p class="field-error" id={`${name}-error`}>
          <Icon name="circle-alert" />
          <span>
            <span class="hidden-text">Erreur : </span>
            {error}
          </span>
        </p>
      )}
      {checks && <PasswordChecks field={name} checks={checks} />}
    </div>
  );
}

function FieldInput(props: FieldProps) {
  const { state, name, hint, type = "text", required = false } = props;
  const wrong = state.errors[name] !== undefined;
  const described = [wrong && `${name}-error`, hint && `${name}-hint`, props.checks && `${name}-checks`];
  const shared = {
    id: name,
    name,
    autocomplete: props.autocomplete,
    inputmode: props.inputmode,
    required,
    "aria-invalid": wrong || undefined,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    autocapitalize: "none",
    autocorrect: "off",
    spellcheck: false,
  } as const;
  if (type !== "password")
    return <input {...shared} type={type} list={undefined} value={state.values[name]} />;
  return (
    <div class="secret">
      <input {...shared} {...props.manager} type="password" />
      <button
        type="button"
        class="secret-reveal"
        data-reveals={name}
        aria-controls={name}
        aria-describedby={`${name}-label`}
        hidden
      >
        <Icon name="eye" />
        <span data-reveal-word>Afficher</span>
        <span class="hidden-text"> le mot de passe</span>
      </button>
    </div>
  );
}
