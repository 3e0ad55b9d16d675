import type { ComponentChildren } from "preact";
import type { FormState } from "#kernel/form-state.ts";
import { Button } from "../button.tsx";
import { ErrorSummary } from "../error-summary.tsx";

type PasskeyFormProps = {
  action: string;
  csrf: string;
  state: FormState;
  /** `options`: WebAuthn, as JSON. */
  ceremony: "add" | "show";
  options: string;
  submit: string;
  beside?: ComponentChildren;
  children?: ComponentChildren;
};

/** Needs a script (client/passkey.ts): without it the form says so, and the page offers another way. */
export const PasskeyForm = (props: PasskeyFormProps) => (
  <form
    class="form"
    method="post"
    action={props.action}
    novalidate
    data-passkey={props.ceremony}
    data-options={props.options}
  >
    <input type="hidden" name="_csrf" value={props.csrf} />
    <input type="hidden" name="credential" value="" />
    <ErrorSummary errors={props.state.errors} />
    {props.children}
    <p data-passkey-missing>
      Une clé d’accès ne s’utilise qu’avec JavaScript, dans un navigateur récent : ce n’est pas le cas ici.
    </p>
    <p role="status" class="passkey-said" data-passkey-said />
    <div class="form-actions">
      <div data-passkey-button hidden>
        <Button icon="fingerprint-pattern">{props.submit}</Button>
      </div>
      {props.beside}
    </div>
  </form>
);
