import type { FormState } from "#kernel/form-state.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { Title } from "#ui/title.tsx";
import { CurrentPassword } from "#web/confirm/current-password.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";

type Props = {
  visit: MemberView;
  base: string;
  /** The link in the QR code, for holders who open the page on the telephone with the application. */
  address: string;
  /** The secret in groups, to type by hand. */
  spelt: string;
  state: FormState;
};

export const TotpPage = ({ visit, base, address, spelt, state }: Props) => (
  <SpacePage visit={visit} title="Ajouter une application de codes">
    <Title lead="Trois gestes, une seule fois.">Ajouter une application de codes</Title>
    <ol class="walkthrough">
      <li>
        Installez sur votre téléphone une application de codes si vous n’en avez pas : celle de votre
        gestionnaire de mots de passe, FreeOTP, Aegis, Google Authenticator…
      </li>
      <li>
        Dans l’application, ajoutez un compte en photographiant ce carré.
        <br />
        <img
          class="qr"
          src={`${base}/application/image.svg`}
          alt="Carré à photographier avec l’application"
          width="240"
          height="240"
        />
        <br />
        Vous lisez cette page sur ce téléphone ? <a href={address}>Ouvrir dans l’application</a>
        <br />
        Ni l’un ni l’autre ? Tapez cette clé dans l’application :
        <br />
        <strong class="spelt">{spelt}</strong>
      </li>
      <li>Recopiez ici le code à 6 chiffres que l’application affiche.</li>
    </ol>
    <Form
      allRequired
      action={`${base}/application`}
      csrf={visit.csrf}
      state={state}
      submit="Mettre en place"
      beside={
        <ButtonLink href={base} tone="quiet">
          Annuler
        </ButtonLink>
      }
    >
      <Field
        state={state}
        name="code"
        label="Code à 6 chiffres"
        autocomplete="one-time-code"
        inputmode="numeric"
        required
      />
      <CurrentPassword state={state} />
    </Form>
  </SpacePage>
);
