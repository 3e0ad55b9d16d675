/** `pattern`: a JavaScript regular expression, to tick the rule off while typing. */
export type Check = { id: string; label: string; pattern?: string | undefined };

/** A script ticks the rules off and shows the strength. Only the server decides. */
export const PasswordChecks = ({ field, checks }: { field: string; checks: readonly Check[] }) => (
  <div class="checks" data-checks={field}>
    <p class="hidden-text" id={`${field}-checks`}>
      À respecter : {checks.map(({ label }) => label).join(" ; ")}.
    </p>
    <ul aria-hidden="true">
      {checks.map(({ id, label, pattern }) => (
        <li key={id} data-pattern={pattern}>
          {label}
        </li>
      ))}
    </ul>
    <p class="strength" data-strength hidden>
      <span>
        Solidité estimée : <strong data-words="faible,moyenne,bonne,très bonne">faible</strong>
      </span>
      <span class="strength-bars" aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </span>
    </p>
    <p class="hidden-text" role="status" data-spoken />
  </div>
);
