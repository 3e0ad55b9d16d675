import type { FormState } from "#kernel/form-state.ts";
import { managerRules } from "#kernel/password/password-managers.rules.ts";
import { Field } from "./field.tsx";
import type { ListedFor } from "./password-checks.tsx";

type NewPasswordFieldsProps = ListedFor & {
  state: FormState;
  label: string;
  confirmation: string;
};

/** A new password and its repetition: `password`, `password_confirmation`. */
export const NewPasswordFields = ({ state, label, confirmation, space, about }: NewPasswordFieldsProps) => (
  <>
    <Field
      state={state}
      name="password"
      label={label}
      type="password"
      autocomplete="new-password"
      checks={{ space, about }}
      manager={managerRules(space.policy.password)}
      required
    />
    <Field
      state={state}
      name="password_confirmation"
      label={confirmation}
      type="password"
      autocomplete="new-password"
      manager={managerRules(space.policy.password)}
      required
    />
  </>
);
