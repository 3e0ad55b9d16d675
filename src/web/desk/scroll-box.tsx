import type { ComponentChildren } from "preact";

type Props = { label: string; children: ComponentChildren };

/** For a wide table without links: it scrolls in its own box, by keyboard too. */
export const ScrollBox = ({ label, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by keyboard (WCAG 2.1.1)
  <section class="desk-scroll" tabIndex={0} aria-label={label}>
    {children}
  </section>
);
