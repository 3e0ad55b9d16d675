/** `current` counts from 0. */
export const Steps = ({ labels, current }: { labels: readonly string[]; current: number }) => (
  <ol class="steps" aria-label="Étapes">
    {labels.map((label, index) => (
      <li
        key={label}
        class={index < current ? "step-done" : undefined}
        aria-current={index === current ? "step" : undefined}
      >
        <span class="step-text">
          <span class="step-count">
            Étape {index + 1} sur {labels.length}
            {index < current && <span class="hidden-text">, terminée</span>}
            <span class="step-colon"> : </span>
          </span>
          <span class="step-label">{label}</span>
        </span>
      </li>
    ))}
  </ol>
);
