import { describeDuration } from "#kernel/duration.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { describeDay } from "#kernel/moment.ts";
import { ButtonLink } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Field } from "#ui/field.tsx";
import { Form } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import { PasskeyForm } from "#ui/passkey-form.tsx";
import { Window } from "#ui/window.tsx";
import type { FactorsAsked } from "../second-factor.actions.ts";
import type { FactorChoice } from "../second-factor-refusals.ts";
import type { StepView } from "../step.ts";
import { StepFrame } from "./frame.tsx";

const title = "Seconde vérification";

type Props = { visit: StepView; asked: FactorsAsked; state: FormState };

/** After the password: a passkey, a code of an application, or the way out for whoever lost them. */
export const SecondFactorPage = ({ visit, asked, state }: Props) => {
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
    <StepFrame view={visit} title={title}>
      <Window title={title} closeHref={visit.home}>
        <p>
          Votre mot de passe est le bon. Il reste une étape : celle que vous avez choisie dans « Sécurité ».
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
        <details class="other-way" open={isLost}>
          <summary>J’ai perdu ma seconde vérification</summary>
          <Form {...shared} state={stateOf("spare")} submit="Utiliser ce code" tone="quiet">
            <Choice of="spare" />
            <Field
              state={stateOf("spare")}
              name="spare_code"
              label="Code de secours, ou code de déblocage"
              hint="L’un des dix codes que vous avez gardés, ou celui du courrier que vous avez demandé."
              autocomplete="off"
              required
            />
          </Form>
          <ByPost visit={visit} action={action} letter={asked.letter} state={stateOf("letter")} />
        </details>
      </Window>
    </StepFrame>
  );
};

const Choice = ({ of }: { of: FactorChoice }) => <input type="hidden" name="choice" value={of} />;

type ByPostProps = { visit: StepView; action: string; letter: FactorsAsked["letter"]; state: FormState };

/** Whoever has no code left asks for one by post; one at a time. */
const ByPost = ({ visit, action, letter, state }: ByPostProps) => {
  const promise = describeDuration(visit.space.policy.letters.promise);
  return (
    <>
      {letter.isComing && (
        <Notice tone="info" title="Un courrier est en route">
          <p>
            Il vous parvient dans les {promise} qui suivent votre demande. Revenez alors ici, avec votre mot
            de passe, et saisissez son code ci-dessus : il retirera votre seconde vérification.
          </p>
        </Notice>
      )}
      {letter.mayBeAsked ? (
        <Form
          action={action}
          csrf={visit.csrf}
          state={state}
          submit="Recevoir un code par courrier"
          tone="quiet"
          icon="mail"
        >
          <Choice of="letter" />
          <p>
            Plus aucun code ? Nous vous en envoyons un par la poste, à l’adresse de votre dossier, dans les{" "}
            {promise}. Avec votre mot de passe, il retirera votre seconde vérification.
          </p>
        </Form>
      ) : (
        <ErrorSummary errors={state.errors} />
      )}
      {letter.quotaUntil && (
        <p>Vous pourrez demander un autre courrier à partir du {describeDay(letter.quotaUntil)}.</p>
      )}
    </>
  );
};
