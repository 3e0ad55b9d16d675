import { ChoosePasswordPage } from "#journeys/steps/choose-password-page.tsx";
import { emptyForm } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "./entry.ts";
import { sampleVisit, wrong, wrongForm } from "./sample.ts";

/** First connection or lost password, alike: a number, a code or a letter, a new password. */
export const codeToContactStates = (space: Space) => {
  const visit = sampleVisit(space);
  return [
    entry("Nouveau mot de passe", "vide", () => (
      <ChoosePasswordPage visit={visit} action="#" state={emptyForm} />
    )),
    entry("Nouveau mot de passe", "refusé", () => (
      <ChoosePasswordPage
        visit={visit}
        action="#"
        state={wrongForm({ ...wrong.password, ...wrong.confirmation })}
      />
    )),
  ];
};
