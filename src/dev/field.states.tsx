import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { brandOf } from "#spaces/brand.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import { Checkbox } from "#ui/fields/checkbox.tsx";
import { Checkboxes, Radios } from "#ui/fields/choice-fields.tsx";
import { Field } from "#ui/fields/field.tsx";
import { FileField } from "#ui/fields/file-field.tsx";
import { AmountField, DayField } from "#ui/fields/line-fields.tsx";
import { labelsOfRows, Rows } from "#ui/fields/rows.tsx";
import { SelectField } from "#ui/fields/select-field.tsx";
import { TextArea } from "#ui/fields/text-area.tsx";
import { Form } from "#ui/form.tsx";
import { Page } from "#ui/frame/page.tsx";
import { Title } from "#ui/title.tsx";
import { fieldErrors, filledFields, mistypedFields } from "./field-samples.ts";

const page = "Éléments";

export const fieldStates = (space: Space) => [
  entry(page, "champs vides", () => <Fields space={space} state={emptyForm} />),
  entry(page, "champs remplis", () => <Fields space={space} state={{ values: filledFields, errors: {} }} />),
  entry(page, "champs refusés", () => (
    <Fields space={space} state={wrongForm(fieldErrors, mistypedFields)} />
  )),
  entry(page, "champs non modifiables", () => (
    <Fields space={space} state={{ values: filledFields, errors: {} }} disabled />
  )),
];

type FieldsProps = { space: Space; state: FormState; disabled?: boolean };

const Fields = ({ space, state, disabled }: FieldsProps) => (
  <Page brand={brandOf(space)} title="Champs">
    <Title lead="Tout ce qu’un formulaire peut demander.">Champs</Title>
    <Form
      action="#"
      csrf="sample"
      state={state}
      submit="Envoyer"
      labels={labelsOfRows(state, "lines", "Dépense", { amount: "montant" })}
      files
    >
      <Field state={state} name="name" label="Nom" disabled={disabled} required />
      <SelectField
        state={state}
        name="subject"
        label="Objet de la demande"
        options={[
          {
            value: "reimbursement",
            label: "Un remboursement que je n’ai pas reçu ou que je ne comprends pas",
          },
          { value: "card", label: "Ma carte" },
        ]}
        disabled={disabled}
        required
      />
      <TextArea
        state={state}
        name="message"
        label="Votre message"
        hint="Dites-nous ce qui s’est passé, et quand."
        most={300}
        disabled={disabled}
        required
      />
      <DayField state={state} name="day" label="Date des soins" disabled={disabled} required />
      <AmountField state={state} name="amount" label="Montant réglé" disabled={disabled} required />
      <Radios
        state={state}
        name="channel"
        label="Comment recevoir la réponse ?"
        options={[
          { value: "mail", label: "Par mail" },
          { value: "post", label: "Par courrier", hint: "À l’adresse de votre dossier, sous une semaine." },
        ]}
        disabled={disabled}
        required
      />
      <Checkboxes
        state={state}
        name="reasons"
        label="Ce qui a changé"
        hint="Cochez tout ce qui convient."
        options={[
          { value: "move", label: "Mon adresse" },
          { value: "bank", label: "Mon compte bancaire" },
          { value: "other", label: "Autre chose, que je précise dans mon message ci-dessus" },
        ]}
        disabled={disabled}
      />
      <Rows
        state={state}
        name="lines"
        label="Dépense"
        add="Ajouter une dépense"
        least={1}
        most={10}
        disabled={disabled}
      >
        {(nameOf) => (
          <>
            <Field state={state} name={nameOf("label")} label="Nature" disabled={disabled} required />
            <AmountField state={state} name={nameOf("amount")} label="Montant" disabled={disabled} required />
          </>
        )}
      </Rows>
      <FileField
        state={state}
        name="document"
        label="Justificatif"
        kinds="PDF, JPEG ou PNG"
        accept=".pdf,.jpg,.jpeg,.png"
        fileBytes={10_000_000}
        disabled={disabled}
      />
      <Checkbox
        state={state}
        name="agreed"
        label="Je certifie que ces renseignements sont exacts."
        disabled={disabled}
        required
      />
    </Form>
  </Page>
);
