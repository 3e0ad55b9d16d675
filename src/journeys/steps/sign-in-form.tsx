import type { ShownChallenge } from "#captcha/captcha.actions.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { Policy } from "#spaces/space.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Captcha, captchaFaults } from "#ui/captcha.tsx";
import { Field } from "#ui/field.tsx";
import { Form } from "#ui/form.tsx";
import type { StepView } from "../step.ts";

type Props = {
  visit: StepView;
  action: string;
  state: FormState;
  submit: string;
  captcha: ShownChallenge | null;
};

/** Who one is, and the password, with the ways out for whoever has none. */
export const SignInForm = ({ visit, action, submit, captcha, ...props }: Props) => {
  const { policy, wording } = visit.space;
  const state = { ...props.state, errors: captchaFaults(props.state.errors) };
  return (
    <Form
      action={action}
      csrf={visit.csrf}
      state={state}
      submit={submit}
      beside={
        <ButtonLink href={visit.home} tone="quiet">
          Fermer
        </ButtonLink>
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
      {captcha && <Captcha {...captcha} state={state} contact={wording.contact} />}
    </Form>
  );
};

const Login = ({ visit, state }: { visit: StepView; state: FormState }) => {
  const { signInLabel: label } = visit.space.wording;
  if (visit.space.policy.signIn.by === "number")
    return <Field state={state} name="number" label={label} autocomplete="username" required />;
  return (
    <Field
      state={state}
      name="email"
      label={label}
      type="email"
      inputmode="email"
      hint="Votre adresse mail, et non plus l’identifiant reçu par courrier."
      autocomplete="username"
      required
    />
  );
};

const TwoDoors = ({ visit }: { visit: StepView }) => (
  <>
    <a href={`${visit.home}/mot-de-passe-oublie`}>Mot de passe oublié</a>
    <a href={`${visit.home}/inscription`}>Première visite : {firstVisit[visit.space.policy.enrolment]}</a>
  </>
);

/** As the home page calls it. */
const firstVisit: Record<Policy["enrolment"], string> = {
  "provisional-credentials": "créer mon espace personnel",
  "registry-secret": "inscription",
  "code-to-contact": "créer mon mot de passe",
};

/** A2: one door for the first connection and for a lost password. */
const OneDoor = ({ visit }: { visit: StepView }) => (
  <a href={`${visit.home}/mot-de-passe-oublie`}>Mot de passe oublié, ou première connexion</a>
);
