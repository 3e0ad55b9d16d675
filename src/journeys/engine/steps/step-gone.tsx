import { ButtonLink } from "#ui/button.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../step.ts";

/** For a form posted by a browser that has no such journey, or no longer. */
export const StepGone = ({ visit, restart }: { visit: StepView; restart: string }) => (
  <SpacePage visit={visit} title="Cette étape n’est plus disponible">
    <h1>Cette étape n’est plus disponible</h1>
    <p>Trop de temps a passé, ou la démarche a été commencée dans un autre navigateur. Recommencez-la ici.</p>
    <div class="form-actions">
      <ButtonLink href={restart}>Recommencer</ButtonLink>
    </div>
  </SpacePage>
);
