import type { FormState } from "#kernel/form-state.ts";
import type { AboutHolder } from "#kernel/password/personal-words.rules.ts";
import { capitalised } from "#kernel/text/text.ts";
import { AddressField } from "#ui/fields/address-field.tsx";
import { NewPasswordFields } from "#ui/fields/new-password-fields.tsx";
import { Form } from "#ui/form.tsx";
import { AccountName } from "#ui/frame/account-name.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../engine/step.ts";
import { activationSteps } from "./activation-steps.ts";
import type { CredentialsWords } from "./credentials-words.ts";

type Props = {
  visit: StepView;
  words: CredentialsWords;
  /** `null`: the address chosen here becomes the account name. */
  accountName: string | null;
  about: AboutHolder;
  state: FormState;
};

/** N4, S3: the address and the password. */
export const ChooseCredentialsPage = ({ visit, words, accountName, about, state }: Props) => (
  <SpacePage visit={visit} title={words.title}>
    <Steps labels={activationSteps} current={1} />
    <h1>{words.title}</h1>
    <p>{words.introduction(visit.space)}</p>
    <Form
      action={`${visit.home}/inscription/bienvenue`}
      csrf={visit.csrf}
      state={state}
      submit={words.submit}
      allRequired
    >
      <AddressField
        state={state}
        name="email"
        label={capitalised(visit.space.wording.emailAddress)}
        hint="Vous y recevrez un lien, à suivre pour la confirmer."
        required
      />
      {words.emailAgain && (
        <AddressField
          state={state}
          name="email_confirmation"
          label={`Confirmation de l'${visit.space.wording.emailAddress}`}
          required
        />
      )}
      <AccountName name={accountName} />
      <NewPasswordFields
        state={state}
        label="Mot de passe"
        confirmation="Confirmation du mot de passe"
        space={visit.space}
        about={about}
      />
    </Form>
  </SpacePage>
);
