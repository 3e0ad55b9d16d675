import { ButtonLink } from "#ui/button.tsx";
import type { StepView } from "../step.ts";
import { StepFrame } from "./frame.tsx";

/** For a form posted by a browser that has no such journey, or no longer. */
export const StepGone = ({ visit, restart }: { visit: StepView; restart: string }) => (
  <StepFrame view={visit} title="Cette étape n’est plus disponible">
    <h1>Cette étape n’est plus disponible</h1>
    <p>Trop de temps a passé, ou la démarche a été commencée dans un autre navigateur. Recommencez-la ici.</p>
    <div class="form-actions">
      <ButtonLink href={restart}>Recommencer</ButtonLink>
    </div>
  </StepFrame>
);
