import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import { PasskeyForm } from "#ui/fields/passkey-form.tsx";
import { Form } from "#ui/form.tsx";
import { Window } from "#ui/window.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { Choice } from "./factor-choice.tsx";
import { LostFactor } from "./lost-factor.tsx";
import type { FactorsAsked } from "./second-factor.actions.ts";
import type { FactorChoice } from "./second-factor-refusals.ts";

const title = "Seconde vérification";

type Props = {
  visit: StepView;
  by: "password" | "provider";
  asked: FactorsAsked;
  state: FormState;
};

export const SecondFactorPage = ({ visit, by, asked, state }: Props) => {
  const action = `${visit.home}/connexion/verification`;
  const sent = (state.values.choice ?? (asked.totp ? "code" : "passkey")) as FactorChoice;
  const stateOf = (choice: FactorChoice) => (sent === choice ? state : emptyForm);
  const shared = { action, csrf: visit.csrf };
  const isLost = sent === "spare" || sent === "letter" || asked.letter.isComing;
  const cancel = (
    <ButtonLink href={`${visit.home}/connexion`} tone="quiet">
      Annuler
    </ButtonLink>
  );
  return (
    <SpacePage visit={visit} title={title}>
      <Window title={title}>
        <p>
          {by === "password" ? "Votre mot de passe est le bon" : "Votre identité est reconnue"}. Il reste une
          étape : celle que vous avez choisie dans « Sécurité ».
        </p>
        {asked.passkey && (
          <PasskeyForm
            {...shared}
            ceremony="show"
            options={asked.passkey}
            state={stateOf("passkey")}
            submit="Utiliser ma clé d’accès"
            beside={asked.totp ? null : cancel}
          >
            <Choice of="passkey" />
          </PasskeyForm>
        )}
        {asked.totp && (
          <Form
            {...shared}
            state={stateOf("code")}
            submit="Valider"
            tone={asked.passkey ? "quiet" : "strong"}
            beside={cancel}
          >
            <Choice of="code" />
            <Field
              state={stateOf("code")}
              name="code"
              label="Code à 6 chiffres"
              hint="Ouvrez votre application de codes sur votre téléphone, et recopiez le code affiché."
              autocomplete="one-time-code"
              inputmode="numeric"
              required
            />
          </Form>
        )}
        {by === "password" ? (
          <LostFactor visit={visit} action={action} letter={asked.letter} stateOf={stateOf} isOpen={isLost} />
        ) : (
          <p>
            Vous l’avez perdue ? Vos codes de secours ou un courrier vous feront entrer :{" "}
            <a href={`${visit.home}/connexion`}>connectez-vous avec votre mot de passe</a>.
          </p>
        )}
      </Window>
    </SpacePage>
  );
};
