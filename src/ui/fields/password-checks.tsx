import { listedRules } from "#kernel/password/password-requirements.rules.ts";
import type { PasswordRule } from "#kernel/password/password-rule.ts";
import type { AboutHolder } from "#kernel/password/personal-words.rules.ts";

/** `about`: only what the visitor has typed or proven, since the page holds it. */
export type ListedFor = { rule: PasswordRule; about: AboutHolder };

/** A script ticks the rules off and shows the strength. Only the server decides. */
export const PasswordChecks = ({ field, rule, about }: ListedFor & { field: string }) => (
  <div class="checks" data-checks={field} data-rule={JSON.stringify(rule)} data-about={JSON.stringify(about)}>
    <p class="hidden-text" id={`${field}-checks`}>
      À respecter :{" "}
      {listedRules(rule)
        .map(({ label }) => label)
        .join(" ; ")}
      .
    </p>
    <ul aria-hidden="true">
      {listedRules(rule).map(({ id, label, pattern }) => (
        <li key={id} data-pattern={pattern ?? ""}>
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
