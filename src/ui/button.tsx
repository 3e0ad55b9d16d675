import type { ComponentChildren } from "preact";
import type { IconName } from "#kernel/icon-name.ts";
import { Icon } from "./icon.tsx";

/** `strong` once a page, `quiet` for the way beside it, `danger` for what cannot be undone. */
export type ButtonTone = "strong" | "quiet" | "danger";

type Look = { tone?: ButtonTone | undefined; icon?: IconName | undefined; children: ComponentChildren };

const classes = (tone: ButtonTone = "strong") => `button button-${tone}`;

/** `form` is the id of the form it submits when it stands in none. */
type ButtonProps = Look & {
  form?: string;
  name?: string;
  value?: string;
  describedBy?: string;
  hasFocus?: boolean;
};

/** Submits the form it stands in. `describedBy` is the id of a text that tells like buttons apart. */
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

/** Looks like a button, goes somewhere. */
export const ButtonLink = ({ href, tone, icon, children }: Look & { href: string }) => (
  <a class={classes(tone)} href={href}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </a>
);
