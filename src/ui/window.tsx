import type { ComponentChildren } from "preact";
import { ButtonLink } from "./button.tsx";
import { Icon } from "./icon.tsx";

type WindowProps = {
  title: string;
  closeHref: string;
  /** Label of the closing link at the foot. Omit it if a form has its own (`<Form beside>`). */
  closeLabel?: string;
  children: ComponentChildren;
};

/** The dialog of the printed guides, as a page: it needs no script, and the back button closes it. */
export const Window = ({ title, closeHref, closeLabel, children }: WindowProps) => (
  <section class="window" aria-labelledby="window-title">
    <header class="window-bar">
      <h1 id="window-title">{title}</h1>
      <a class="window-cross" href={closeHref} aria-label="Quitter cette fenêtre">
        <Icon name="x" />
      </a>
    </header>
    <div class="window-body">{children}</div>
    {closeLabel && (
      <div class="window-foot">
        <ButtonLink href={closeHref} tone="quiet">
          {closeLabel}
        </ButtonLink>
      </div>
    )}
  </section>
);
