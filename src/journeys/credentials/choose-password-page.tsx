import type { FormState } from "#kernel/form-state.ts";
import type { AboutHolder } from "#kernel/password/personal-words.rules.ts";
import { NewPasswordFields } from "#ui/fields/new-password-fields.tsx";
import { Form } from "#ui/form.tsx";
import { AccountName } from "#ui/frame/account-name.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../engine/step.ts";

type ChoosePasswordPageProps = {
  visit: StepView;
  action: string;
  /** The name that the visitor signs in with, if it was typed in this journey. */
  accountName: string | null;
  about: AboutHolder;
  state: FormState;
  steps?: readonly string[] | undefined;
};

/** N8, A7: a visitor who proved their identity chooses a new password. */
export const ChoosePasswordPage = ({
  visit,
  action,
  accountName,
  about,
  state,
  steps,
}: ChoosePasswordPageProps) => (
  <SpacePage visit={visit} title="Choisir un nouveau mot de passe">
    {steps && <Steps labels={steps} current={steps.length - 1} />}
    <h1>Choisir un nouveau mot de passe</h1>
    <p>Vous vous connecterez ensuite avec ce mot de passe. Tout appareil déjà connecté sera déconnecté.</p>
    <Form action={action} csrf={visit.csrf} state={state} submit="Valider" allRequired>
      <AccountName name={accountName} />
      <NewPasswordFields
        state={state}
        label="Nouveau mot de passe"
        confirmation="Confirmation du nouveau mot de passe"
        space={visit.space}
        about={about}
      />
    </Form>
  </SpacePage>
);
