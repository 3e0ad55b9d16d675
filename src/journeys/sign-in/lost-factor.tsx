import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDay } from "#kernel/moment.ts";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import type { StepView } from "../engine/step.ts";
import { Choice } from "./factor-choice.tsx";
import type { FactorsAsked } from "./second-factor.actions.ts";
import type { FactorChoice } from "./second-factor-refusals.ts";

type Props = {
  visit: StepView;
  action: string;
  letter: FactorsAsked["letter"];
  stateOf: (choice: FactorChoice) => FormState;
  isOpen: boolean;
};

/** For a lost second factor: a recovery code, or a letter. */
export const LostFactor = ({ visit, action, letter, stateOf, isOpen }: Props) => (
  <details class="other-way" open={isOpen}>
    <summary>J’ai perdu ma seconde vérification</summary>
    <Form action={action} csrf={visit.csrf} state={stateOf("spare")} submit="Utiliser ce code" tone="quiet">
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
    <ByPost visit={visit} action={action} letter={letter} state={stateOf("letter")} />
  </details>
);

type ByPostProps = { visit: StepView; action: string; letter: FactorsAsked["letter"]; state: FormState };

const ByPost = ({ visit, action, letter, state }: ByPostProps) => {
  const promise = describeDuration(visit.space.policy.letters.promise);
  return (
    <>
      {letter.isComing && (
        <Notice tone="info" title="Un courrier est en route">
          <p>
            Il vous parvient dans les {promise} qui suivent votre demande. Revenez alors ici, avec votre mot
            de passe, et saisissez son code ci-dessus : il retirera votre seconde vérification. Si vous la
            retrouvez d’ici là, connectez-vous comme d’habitude : ce courrier ne servira plus à rien.
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
