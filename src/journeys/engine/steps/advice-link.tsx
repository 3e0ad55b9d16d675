import type { StepView } from "../step.ts";

/** A11: safety advice, where a secret is about to be typed. */
export const AdviceLink = ({ visit }: { visit: StepView }) =>
  visit.space.kind === "portal" ? (
    <p>
      <a href={`${visit.home}/conseils`}>Utilisez nos conseils</a> pour un comportement adapté et sécurisé
      lors de vos opérations sur internet.
    </p>
  ) : null;
