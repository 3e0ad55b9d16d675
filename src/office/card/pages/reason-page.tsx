import type { FormState } from "#kernel/form-state.ts";
import { everyReason, openingReasons } from "#registry/openings/openings.rules.ts";
import { Radios } from "#ui/fields/choice-fields.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";

type Props = { visit: DeskView; holder: { id: string; number: string }; state: FormState };

/** Before a card opens. It shows nothing of the file but its number. */
export const ReasonPage = ({ visit, holder, state }: Props) => (
  <DeskPage visit={visit} title={`Pourquoi ouvrir le dossier ${holder.number} ?`}>
    <div class="card-action">
      <p>
        La personne lira ce motif dans « Mes données », avec votre rôle et le jour, sans votre nom. Il vaut
        jusqu’à la fin de la journée, tant que vous revenez au dossier dans la demi-heure.
      </p>
      <Form
        action={`${visit.home}/dossiers/${holder.id}`}
        csrf={visit.csrf}
        state={state}
        submit="Ouvrir le dossier"
        beside={<a href={`${visit.home}/dossiers`}>Revenir à la recherche</a>}
      >
        <Radios
          state={state}
          name="reason"
          label="Motif"
          required
          options={everyReason.map((value) => ({ value, label: openingReasons[value] }))}
        />
        <Field
          state={state}
          name="note"
          label="Précision"
          hint="Obligatoire pour « Autre ». Elle est lue par la personne : restez factuel."
          autocomplete="off"
        />
      </Form>
    </div>
  </DeskPage>
);
