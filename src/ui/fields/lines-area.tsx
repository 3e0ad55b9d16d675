import { countLines, linesInWords } from "#kernel/fields/lines.rules.ts";
import { controlOf, type FieldBase, FieldFrame } from "./field-frame.tsx";

type LinesAreaProps = FieldBase & {
  /** What a line holds: "code", "codes". */
  unit: readonly [one: string, many: string];
  rows?: number;
};

/** One item a line, as a scanner types them. Shows how many there are: when drawn, and while typing with script. */
export const LinesArea = ({ unit, rows = 8, ...field }: LinesAreaProps) => {
  const { name, state } = field;
  const typed = state.values[name] ?? "";
  return (
    <FieldFrame
      {...field}
      below={
        <p class="field-hint" id={`${name}-count`} data-lines={name} data-unit={unit.join(" ")}>
          <span data-count>{linesInWords(countLines(typed), unit)}</span>
          <span class="hidden-text" role="status" data-spoken />
        </p>
      }
    >
      <textarea
        {...controlOf(field, `${name}-count`)}
        class="lines-area"
        rows={rows}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={typed}
      />
    </FieldFrame>
  );
};
