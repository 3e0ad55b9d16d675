import type { FormState } from "#kernel/form-state.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import { PasskeyForm } from "#ui/fields/passkey-form.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";

type Props = {
  visit: MemberView;
  base: string;
  /** Options of WebAuthn, as JSON. */
  options: string;
  state: FormState;
};

/** The password was right: the holder names the key, then the browser creates it. */
export const PasskeyPage = ({ visit, base, options, state }: Props) => (
  <SpacePage visit={visit} title="Ajouter une clé d’accès">
    <Title lead="Donnez-lui un nom, puis suivez ce que votre appareil affiche. Vous avez cinq minutes.">
      Ajouter une clé d’accès
    </Title>
    <PasskeyForm
      action={`${base}/cle/nouvelle`}
      csrf={visit.csrf}
      ceremony="add"
      options={options}
      state={state}
      submit="Créer la clé d’accès"
      beside={
        <ButtonLink href={base} tone="quiet">
          Annuler
        </ButtonLink>
      }
    >
      <Field
        state={state}
        name="name"
        label="Nom de la clé"
        hint="Pour la reconnaître plus tard : « Mon téléphone », « Ordinateur du salon »…"
        autocomplete="off"
        required
      />
    </PasskeyForm>
  </SpacePage>
);
