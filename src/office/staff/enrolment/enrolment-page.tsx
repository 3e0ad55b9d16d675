import { spellSecret } from "#account/factors/totp/totp.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { AboutHolder } from "#kernel/password/personal-words.rules.ts";
import { Field } from "#ui/fields/field.tsx";
import { NewPasswordFields } from "#ui/fields/new-password-fields.tsx";
import { Form } from "#ui/form.tsx";
import { AccountName } from "#ui/frame/account-name.tsx";
import { Title } from "#ui/title.tsx";
import { TotpCodeField } from "#web/factors/totp-code.tsx";
import { TotpSteps } from "#web/factors/totp-steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { FormView } from "#web/visit.ts";

type Props = {
  visit: FormView;
  email: string;
  about: AboutHolder;
  secret: Buffer;
  /** The link in the QR code. */
  address: string;
  state: FormState;
};

/** A member of staff opens their access: name, password, and an application of codes. */
export const EnrolmentPage = ({ visit, email, about, secret, address, state }: Props) => (
  <SpacePage visit={visit} title="Ouvrir votre accès">
    <Title lead="Une seule fois : votre nom, un mot de passe, et une application de codes sur votre téléphone.">
      Ouvrir votre accès
    </Title>
    <p>
      Vous vous connecterez avec l’adresse <strong class="breakable">{email}</strong>.
    </p>
    <Form
      allRequired
      action={`${visit.home}/inscription`}
      csrf={visit.csrf}
      state={state}
      submit="Ouvrir mon accès"
    >
      <AccountName name={email} />
      <Field state={state} name="first_name" label="Prénom" autocomplete="given-name" required />
      <Field state={state} name="last_name" label="Nom" autocomplete="family-name" required />
      <NewPasswordFields
        state={state}
        label="Mot de passe"
        confirmation="Confirmation du mot de passe"
        space={visit.space}
        about={about}
      />
      <h2>Votre application de codes</h2>
      <p>À chaque connexion, elle donne le code à taper après le mot de passe.</p>
      <TotpSteps
        picture={`${visit.home}/inscription/image.svg`}
        address={address}
        spelt={spellSecret(secret)}
      />
      <TotpCodeField state={state} />
    </Form>
  </SpacePage>
);
