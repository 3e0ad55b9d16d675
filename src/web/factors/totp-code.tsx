import { readTotpCode } from "#account/factors/totp/totp.ts";
import type { FormState } from "#kernel/form-state.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import { Field } from "#ui/fields/field.tsx";

const missing = "Saisissez les 6 chiffres que l’application affiche.";

/** The first code of an application, which proves that it has the secret. */
export const typedTotpCode = exactText(64, missing).refine((typed) => readTotpCode(typed) !== null, missing);

export const wrongTotpCode =
  "Ce code n’est pas le bon. Attendez le suivant, et vérifiez que l’heure de votre téléphone est réglée automatiquement.";

export const TotpCodeField = ({ state }: { state: FormState }) => (
  <Field
    state={state}
    name="code"
    label="Code à 6 chiffres"
    autocomplete="one-time-code"
    inputmode="numeric"
    required
  />
);
