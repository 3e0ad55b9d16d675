import type { ComponentChildren } from "preact";

/** Numbered steps of a how-to. */
export const Walkthrough = ({ children }: { children: ComponentChildren }) => (
  <ol class="walkthrough">{children}</ol>
);

/** One thing to do. */
export const Step = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <li>
    <h3>{title}</h3>
    {children}
  </li>
);

/** Words as they stand on a button or beside a field. */
export const Shown = ({ children }: { children: string }) => <strong class="shown">{children}</strong>;
