import type { FormState } from "#kernel/form-state.ts";
import type { AboutHolder, PasswordSpace } from "#kernel/password/personal-words.rules.ts";
import { Card } from "#ui/card.tsx";
import { NewPasswordFields } from "#ui/fields/new-password-fields.tsx";
import { Form } from "#ui/form.tsx";
import { AccountName } from "#ui/frame/account-name.tsx";
import { CurrentPassword } from "#web/confirm/current-password.tsx";

type Props = {
  id: string;
  action: string;
  csrf: string;
  accountName: string | null;
  about: AboutHolder;
  willBeTold: boolean;
  state: FormState;
  space: PasswordSpace;
  recoveryHref: string;
};

export const PasswordCard = ({
  id,
  action,
  csrf,
  accountName,
  about,
  willBeTold,
  state,
  space,
  recoveryHref,
}: Props) => (
  <Card id={id} title="Changer mon mot de passe">
    <p>
      Vos autres appareils seront déconnectés
      {willBeTold ? " et un message vous préviendra du changement." : "."}
    </p>
    {space.policy.password.history > 0 && (
      <p>Choisissez un autre mot de passe que vos {space.policy.password.history + 1} derniers.</p>
    )}
    <Form
      allRequired
      action={action}
      csrf={csrf}
      state={state}
      submit="Valider"
      after={<a href={recoveryHref}>Mot de passe oublié</a>}
    >
      <AccountName name={accountName} />
      <CurrentPassword state={state} />
      <NewPasswordFields
        state={state}
        label="Nouveau mot de passe"
        confirmation="Confirmation du nouveau mot de passe"
        space={space}
        about={about}
      />
    </Form>
  </Card>
);
