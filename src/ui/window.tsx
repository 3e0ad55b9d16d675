import type { ComponentChildren } from "preact";

type WindowProps = { title: string; children: ComponentChildren };

/** The dialog of the printed guides, as a page: it needs no script. Its form has the one button that closes it. */
export const Window = ({ title, children }: WindowProps) => (
  <section class="window" aria-labelledby="window-title">
    <header class="window-bar">
      <h1 id="window-title">{title}</h1>
    </header>
    <div class="window-body">{children}</div>
  </section>
);
