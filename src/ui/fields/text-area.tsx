import { signsLeft } from "#kernel/fields/signs-left.rules.ts";
import { countSigns } from "#kernel/fields/typed-prose.ts";
import { controlOf, type FieldBase, FieldFrame } from "./field-frame.tsx";

type TextAreaProps = FieldBase & {
  /** Maximum of the schema. There is no `maxlength`: a browser would silently cut pasted text. */
  most: number;
  rows?: number;
};

/** Shows how many characters are left: when the page is drawn, and while typing with script. */
export const TextArea = ({ most, rows = 5, ...field }: TextAreaProps) => {
  const { name, state } = field;
  const typed = state.values[name] ?? "";
  return (
    <FieldFrame
      {...field}
      below={
        <p class="field-hint" id={`${name}-count`} data-counts={name} data-most={most}>
          <span data-count>{signsLeft(countSigns(typed), most)}</span>
          <span class="hidden-text" role="status" data-spoken />
        </p>
      }
    >
      <textarea {...controlOf(field, `${name}-count`)} rows={rows} value={keptWhole(typed)} />
    </FieldFrame>
  );
};

/** HTML drops a line break right after the start tag of a `textarea`. */
const keptWhole = (typed: string) => (/^\r?\n/.test(typed) ? `\n${typed}` : typed);
