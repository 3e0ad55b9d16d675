import { listedRules } from "#kernel/password/password-requirements.rules.ts";
import type { AboutHolder, PasswordSpace } from "#kernel/password/personal-words.rules.ts";

/** `about`: only what the visitor has typed or proven, since the page holds it. */
export type ListedFor = { space: PasswordSpace; about: AboutHolder };

/** A script ticks the rules off and shows the strength. Only the server decides. */
export const PasswordChecks = ({ field, space, about }: ListedFor & { field: string }) => (
  <div
    class="checks"
    data-checks={field}
    data-rules={JSON.stringify(rulesOf(space))}
    data-about={JSON.stringify(about)}
  >
    <p class="hidden-text" id={`${field}-checks`}>
      À respecter :{" "}
      {listedRules(space.policy.password)
        .map(({ label }) => label)
        .join(" ; ")}
      .
    </p>
    <ul aria-hidden="true">
      {listedRules(space.policy.password).map(({ id, label, pattern }) => (
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

/** The page needs no more of a space. */
const rulesOf = ({
  policy: { password },
  wording: { number, emailAddress },
}: PasswordSpace): PasswordSpace => ({
  policy: { password },
  wording: { number, emailAddress },
});
