import { SignInPage } from "#journeys/steps/sign-in-page.tsx";
import { StepGone } from "#journeys/steps/step-gone.tsx";
import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "./entry.ts";
import { sampleVisit, wrong } from "./sample.ts";

/** Coming back, and what every journey shows to whoever strays from it. */
export const signInStates = (space: Space) => {
  const visit = sampleVisit(space);
  return [
    entry("Connexion", "vide", () => <SignInPage visit={visit} state={emptyForm} />),
    entry("Connexion", "refusée", () => <SignInPage visit={visit} state={wrong.credentials} />),
    entry("Connexion", "bloquée", () => <SignInPage visit={visit} state={wrong.locked} />),
    entry("Étape passée", "simple", () => <StepGone visit={visit} restart={`/${space.id}/connexion`} />),
  ];
};
