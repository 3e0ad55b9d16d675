import type { ComponentChildren } from "preact";
import type { FormState } from "#kernel/form-state.ts";
import type { IconName } from "#kernel/icon-name.ts";
import { Button, type ButtonTone } from "./button.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { assetUrl } from "./frame/assets.ts";

export type FormProps = {
  id?: string;
  /** Not displayed: its buttons are elsewhere on the page. */
  hidden?: boolean;
  action: string;
  csrf: string;
  state: FormState;
  /** Label of the button; `null`: the buttons are elsewhere. */
  submit: string | null;
  tone?: ButtonTone;
  icon?: IconName;
  beside?: ComponentChildren;
  /** Said once above the fields, instead of beside each. */
  allRequired?: boolean;
  after?: ComponentChildren;
  /** Prefix of a message in the summary, by field name, where the message alone would be unclear. */
  labels?: Readonly<Record<string, string>>;
  /** For forms with files, whose route has `acceptUpload`. */
  files?: boolean;
  children?: ComponentChildren;
};

/** A POST form. A script may check it first, by `state.checks`; the server checks all, in the same words. */
export const Form = ({
  id,
  hidden,
  action,
  csrf,
  state,
  submit,
  tone,
  icon,
  beside,
  allRequired,
  after,
  labels,
  files,
  children,
}: FormProps) => (
  <form
    id={id}
    hidden={hidden}
    class={allRequired ? "form form-all-required" : "form"}
    method="post"
    action={action}
    enctype={files ? "multipart/form-data" : undefined}
    novalidate
    data-once
    data-checked={state.checks && assetUrl("icons.svg")}
  >
    {/* Must stay the first field: the server reads no file before the token. */}
    <input type="hidden" name="_csrf" value={csrf} />
    <ErrorSummary errors={state.errors} labels={labels} />
    {allRequired && <p class="form-need">Tous les champs sont obligatoires.</p>}
    {children}
    {submit !== null && (
      <div class="form-actions">
        <Button tone={tone} icon={icon}>
          {submit}
        </Button>
        {beside}
      </div>
    )}
    {after && <div class="form-after">{after}</div>}
  </form>
);
