import type { FormState } from "#kernel/form-state.ts";
import { Checkbox } from "#ui/fields/checkbox.tsx";
import { Radios } from "#ui/fields/choice-fields.tsx";
import { Field } from "#ui/fields/field.tsx";
import { TextArea } from "#ui/fields/text-area.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { StepUp } from "#web/desk/step-up.tsx";
import type { Card } from "../reading/card.queries.ts";
import { ActionPage } from "./action-page.tsx";

type Props = { visit: DeskView; card: Card; state: FormState };

export const UnlockPage = (props: Props) => (
  <ActionPage
    {...props}
    title="Débloquer"
    to="debloquer"
    says={
      <p>
        Lève les blocages du mot de passe, du courrier, des codes et de la seconde vérification. Aucun mot de
        passe ne change. La personne en est prévenue par mail.
      </p>
    }
  />
);

export const ReissuePage = (props: Props) => (
  <ActionPage
    {...props}
    title="Réémettre le courrier"
    to="courrier"
    says={
      <p>
        Un nouveau mot de passe provisoire partira par la poste, à l’adresse du dossier. Celui du courrier
        précédent n’ouvrira plus rien. Vérifiez l’adresse avec la personne avant de continuer.
      </p>
    }
  />
);

export const ClosePage = (props: Props) => (
  <ActionPage
    {...props}
    title="Fermer le compte"
    to="fermer"
    tone="danger"
    allRequired={!props.visit.isConfirmed}
    says={
      <p>
        La personne ne pourra plus se connecter ; ses appareils sont déconnectés, et les liens et courriers en
        route n’ouvrent plus rien. Son dossier reste. Elle en est prévenue à tous ses contacts.
      </p>
    }
    after={<StepUp visit={props.visit} state={props.state} />}
  />
);

export const mostSaid = 2000;

export const CallPage = (props: Props) => (
  <ActionPage
    {...props}
    title="Noter un appel"
    to="appel"
    submit="Garder la note"
    says={<p>Vos collègues liront cette note dans l’historique du dossier.</p>}
    asksReason={false}
    fields={
      <>
        <Radios
          state={props.state}
          name="caller"
          label="Qui a appelé ?"
          required
          options={[
            { value: "holder", label: "La personne elle-même" },
            { value: "other", label: "Quelqu’un d’autre" },
          ]}
        />
        <Field
          state={props.state}
          name="caller_name"
          label="Son nom et son lien avec la personne"
          hint="Si quelqu’un d’autre a appelé."
          autocomplete="off"
        />
        <Checkbox state={props.state} name="identity" label="J’ai vérifié son identité" />
        <TextArea
          state={props.state}
          name="said"
          label="Ce qui a été dit"
          hint="Jamais de mot de passe ni de code."
          most={mostSaid}
          required
        />
      </>
    }
  />
);
