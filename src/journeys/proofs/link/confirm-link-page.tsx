import type { FormState } from "#kernel/form-state.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";

type Purpose = "activation" | "recovery";

const asked = ({ wording, policy }: Space) =>
  ({
    activation: {
      title: "Activer votre compte",
      label: wording.numberLabel,
      hint:
        policy.enrolment === "provisional-credentials"
          ? "Il figure sur votre notification, le premier des deux courriers."
          : "Celui avec lequel vous vous êtes inscrit.",
      type: "text",
      autocomplete: "username",
    },
    recovery: {
      title: "Choisir un nouveau mot de passe",
      label: capitalised(wording.emailAddress),
      hint: "Celle où vous avez reçu ce lien.",
      type: "email",
      autocomplete: "email",
    },
  }) as const;

/** A person confirms a link opened in another browser; a mail scanner does not. */
export const ConfirmLinkPage = (props: { visit: StepView; purpose: Purpose; state: FormState }) => {
  const { title, label, hint, type, autocomplete } = asked(props.visit.space)[props.purpose];
  return (
    <SpacePage visit={props.visit} title={title}>
      <h1>{title}</h1>
      <Notice tone="info" title="Une dernière vérification">
        <p>
          Ce lien s’ouvre dans un autre navigateur, ou un autre appareil, que celui où vous avez commencé.
        </p>
      </Notice>
      <Form
        action={`${props.visit.home}/lien`}
        csrf={props.visit.csrf}
        state={props.state}
        submit="Confirmer"
        after={<a href={`${props.visit.home}/contact`}>Ce n’est pas moi qui ai demandé ce lien</a>}
      >
        <Field
          state={props.state}
          name="proof"
          label={label}
          hint={hint}
          type={type}
          autocomplete={autocomplete}
          required
        />
      </Form>
    </SpacePage>
  );
};
