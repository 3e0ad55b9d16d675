import { suggestAddress } from "#kernel/text/address-slip.rules.ts";
import { Field, type FieldProps } from "./field.tsx";

type AddressFieldProps = Omit<FieldProps, "type" | "inputmode" | "autocomplete" | "checks" | "manager">;

/**
 * Where an e-mail address is typed. A slip in a common domain is asked about, never mended by itself; with script as
 * soon as one leaves the field.
 */
export const AddressField = (props: AddressFieldProps) => {
  const { name, state } = props;
  const typed = state.errors[name] === undefined ? state.values[name] : undefined;
  const meant = typed ? suggestAddress(typed.trim()) : null;
  return (
    <div>
      <Field {...props} type="email" inputmode="email" autocomplete="email" />
      <p class="field-slip" role="status" data-slip={name}>
        {meant && (
          <span>
            Vouliez-vous écrire <strong class="breakable">{meant}</strong> ?
          </span>
        )}
      </p>
    </div>
  );
};
