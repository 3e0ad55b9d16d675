import { Icon } from "../icon.tsx";
import { controlOf, type FieldBase, FieldFrame } from "./field-frame.tsx";
import { type ListedFor, PasswordChecks } from "./password-checks.tsx";

export type FieldProps = FieldBase & {
  type?: "text" | "email" | "password" | "tel";
  autocomplete?: string;
  inputmode?: "text" | "email" | "numeric" | "tel";
  /** Rules ticked off while typing, for a new password. */
  checks?: ListedFor;
  /** For password managers. */
  manager?: ManagerRules;
};

/** Read by password managers: the server alone validates the form. */
export type ManagerRules = { minlength: number; maxlength: number; passwordrules: string };

export const Field = (props: FieldProps) => (
  <FieldFrame {...props} below={props.checks && <PasswordChecks field={props.name} {...props.checks} />}>
    <FieldInput {...props} />
  </FieldFrame>
);

function FieldInput(props: FieldProps) {
  const { state, name, type = "text" } = props;
  const shared = {
    ...controlOf(props, props.checks && `${name}-checks`),
    autocomplete: props.autocomplete,
    inputmode: props.inputmode,
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
