import type { ComponentChildren } from "preact";
import type { IconName } from "#kernel/icon-name.ts";
import { Icon } from "./icon.tsx";

/** `strong`: the main action, at most once per page. `quiet`: any other action. `danger`: cannot be undone. */
export type ButtonTone = "strong" | "quiet" | "danger";

type Look = { tone?: ButtonTone | undefined; icon?: IconName | undefined; children: ComponentChildren };

const classes = (tone: ButtonTone = "strong") => `button button-${tone}`;

/** `form`: id of the form, for a button outside it. */
type ButtonProps = Look & {
  form?: string;
  name?: string;
  value?: string;
  describedBy?: string;
  hasFocus?: boolean;
};

/** `describedBy`: id of a text that tells similar buttons apart. */
export const Button = ({ tone, icon, form, name, value, describedBy, hasFocus, children }: ButtonProps) => (
  <button
    type="submit"
    class={classes(tone)}
    form={form}
    name={name}
    value={value}
    aria-describedby={describedBy}
    autofocus={hasFocus}
  >
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </button>
);

export const ButtonLink = ({ href, tone, icon, children }: Look & { href: string }) => (
  <a class={classes(tone)} href={href}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </a>
);
