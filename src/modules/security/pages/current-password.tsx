import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/fields/field.tsx";

/** Whoever found a session open must not change what guards it. */
export const CurrentPassword = ({ state }: { state: FormState }) => (
  <Field
    state={state}
    name="current_password"
    label="Mot de passe actuel"
    type="password"
    autocomplete="current-password"
    required
  />
);
