import { titleOfFaults } from "#kernel/fields/faults-title.rules.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import { Icon } from "./icon.tsx";

type SummaryProps = { errors: FieldErrors; labels?: Readonly<Record<string, string>> | undefined };

/** Key of the errors of a form as a whole. */
const wholeForm = "_form";

/** Each message links to its field (RGAA 11.10, WCAG 3.3.1). */
export function ErrorSummary({ errors, labels = {} }: SummaryProps) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  const fields = entries.filter(([name]) => name !== wholeForm);
  return (
    <div
      class="notice notice-bad summary"
      role="alert"
      tabIndex={-1}
      autofocus
      aria-labelledby="summary-title"
    >
      <Icon name="circle-alert" />
      <div class="notice-body">
        <p class="notice-title" id="summary-title">
          {titleOfFaults(fields.length)}
        </p>
        {errors[wholeForm] && <p>{errors[wholeForm]}</p>}
        {fields.length > 0 && (
          <ul>
            {fields.map(([name, message]) => (
              <li key={name}>
                <a href={`#${name}`}>
                  {labels[name] && `${labels[name]} : `}
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
