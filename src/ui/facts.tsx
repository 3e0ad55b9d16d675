import type { ComponentChildren } from "preact";

export type Fact = { label: string; value: ComponentChildren };

/** What is on file, label by label. An empty value says so instead of leaving a hole. */
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
