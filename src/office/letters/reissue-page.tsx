import type { FormState } from "#kernel/form-state.ts";
import { Card } from "#ui/card.tsx";
import { Radios } from "#ui/fields/choice-fields.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";

type Props = { visit: DeskView; state: FormState };

/** By number, for one person. */
export const ReissuePage = ({ visit, state }: Props) => (
  <DeskPage visit={visit} title="Réémettre un courrier">
    <Card>
      <p>
        Le courrier attend d’être imprimé ; personne ne voit ni ne choisit le mot de passe. Celui d’un
        courrier précédent ne vaut plus rien.
      </p>
      <Form
        action={`${visit.home}/courriers/reemettre`}
        csrf={visit.csrf}
        state={state}
        submit="Réémettre le courrier"
        allRequired
        icon="repeat"
        beside={<a href={`${visit.home}/courriers`}>Renoncer</a>}
      >
        <Field state={state} name="number" label="Numéro du destinataire" autocomplete="off" required />
        <Radios
          state={state}
          name="brings"
          label="Ce qu’il apporte"
          required
          options={[
            { value: "password", label: "Un mot de passe provisoire" },
            {
              value: "factor",
              label: "Un code de déblocage",
              hint: "Pour une personne qui a perdu sa seconde vérification.",
            },
          ]}
        />
      </Form>
    </Card>
  </DeskPage>
);
