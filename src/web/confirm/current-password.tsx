import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/fields/field.tsx";

/** A thief of an open session must not change what protects it. */
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
