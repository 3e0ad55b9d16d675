import type { FormState } from "#kernel/form-state.ts";
import type { Policy } from "#spaces/space.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import type { StepView } from "../engine/step.ts";
import { StepForm } from "../engine/steps/step-form.tsx";

type Props = {
  visit: StepView;
  action: string;
  state: FormState;
  submit: string;
};

export const SignInForm = ({ visit, action, submit, state }: Props) => {
  const { policy } = visit.space;
  return (
    <StepForm
      visit={visit}
      action={action}
      state={state}
      submit={submit}
      allRequired
      beside={
        visit.space.kind === "portal" && (
          <ButtonLink href={visit.home} tone="quiet">
            Fermer
          </ButtonLink>
        )
      }
      after={policy.enrolment === policy.recovery ? <OneDoor visit={visit} /> : <TwoDoors visit={visit} />}
    >
      <Login visit={visit} state={state} />
      <Field
        state={state}
        name="password"
        label="Mot de passe"
        type="password"
        autocomplete="current-password"
        required
      />
    </StepForm>
  );
};

const Login = ({ visit, state }: { visit: StepView; state: FormState }) => {
  const { signInLabel: label, emailAddress } = visit.space.wording;
  if (visit.space.policy.signIn.by === "number")
    return <Field state={state} name="number" label={label} autocomplete="username" required />;
  return (
    <Field
      state={state}
      name="email"
      label={label}
      type="email"
      inputmode="email"
      {...(visit.space.kind === "portal" && {
        hint: `Votre ${emailAddress}, et non plus l’identifiant reçu par courrier.`,
      })}
      autocomplete="username"
      required
    />
  );
};

const TwoDoors = ({ visit }: { visit: StepView }) => (
  <>
    <a href={`${visit.home}/mot-de-passe-oublie`}>Mot de passe oublié</a>
    {visit.space.kind === "portal" && (
      <a href={`${visit.home}/inscription`}>Première visite : {firstVisit[visit.space.policy.enrolment]}</a>
    )}
  </>
);

/** The name used on the home page. */
const firstVisit: Record<Policy["enrolment"], string> = {
  "provisional-credentials": "créer mon espace personnel",
  "registry-secret": "inscription",
  "code-to-contact": "créer mon mot de passe",
  invitation: "ouvrir mon accès",
};

/** A2: one page for the first connection and a lost password. */
const OneDoor = ({ visit }: { visit: StepView }) => (
  <a href={`${visit.home}/mot-de-passe-oublie`}>Mot de passe oublié, ou première connexion</a>
);
