import type { ComponentChildren } from "preact";

export const Walkthrough = ({ children }: { children: ComponentChildren }) => (
  <ol class="walkthrough">{children}</ol>
);

export const Step = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <li>
    <h3>{title}</h3>
    {children}
  </li>
);

/** Words of a button or a label. */
export const Shown = ({ children }: { children: string }) => <strong class="shown">{children}</strong>;
