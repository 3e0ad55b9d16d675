import { SignInPage } from "#journeys/steps/sign-in-page.tsx";
import { StepGone } from "#journeys/steps/step-gone.tsx";
import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "./entry.ts";
import { sampleVisit, wrong, wrongForm } from "./sample.ts";
import { sampleChallenge } from "./sample-captcha.ts";

const wrongImage = wrongForm({
  captcha_choice:
    "Ce n’était pas la bonne image. Choisissez l’image du nouveau mot, puis retapez votre mot de passe.",
});

/** Coming back, and what every journey shows to whoever strays from it. */
export const signInStates = (space: Space) => {
  const visit = sampleVisit(space);
  const captcha = space.policy.signIn.captcha.asked === "always" ? sampleChallenge : null;
  return [
    entry("Connexion", "vide", () => <SignInPage visit={visit} state={emptyForm} captcha={captcha} />),
    entry("Connexion", "refusée", () => (
      <SignInPage visit={visit} state={wrong.credentials} captcha={captcha} />
    )),
    entry("Connexion", "bloquée", () => <SignInPage visit={visit} state={wrong.locked} captcha={captcha} />),
    entry("Connexion", "anti-robot demandé", () => (
      <SignInPage visit={visit} state={emptyForm} captcha={sampleChallenge} />
    )),
    entry("Connexion", "anti-robot, mauvaise image", () => (
      <SignInPage visit={visit} state={wrongImage} captcha={sampleChallenge} />
    )),
    entry("Étape passée", "simple", () => <StepGone visit={visit} restart={`/${space.id}/connexion`} />),
  ];
};
