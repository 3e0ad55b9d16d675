import type { ComponentChildren } from "preact";

export type Fact = { label: string; value: ComponentChildren };

/** An empty value is shown as such. */
export const Facts = ({ items }: { items: readonly Fact[] }) => (
  <dl class="facts">
    {items.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value || <span class="faint">Non renseigné</span>}</dd>
      </div>
    ))}
  </dl>
);
