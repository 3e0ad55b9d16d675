import { suggestAddress } from "#kernel/text/address-slip.rules.ts";
import { Field, type FieldProps } from "./field.tsx";

type AddressFieldProps = Omit<FieldProps, "type" | "inputmode" | "autocomplete" | "checks" | "manager">;

/** A likely typing error in a common domain is questioned, never corrected. */
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
