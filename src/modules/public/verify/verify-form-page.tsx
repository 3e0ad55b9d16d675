import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { FormView } from "#web/visit.ts";

export const verifyTitle = "Vérifier un document";

type Props = { visit: FormView; state: FormState };

/** For those to whom a document was handed: a town hall, a landlord. */
export const VerifyFormPage = ({ visit, state }: Props) => (
  <SpacePage visit={visit} title={verifyTitle}>
    <Title
      lead={`On vous a remis une attestation de « ${visit.space.wording.organisation} » ? Son code dit si elle est valable.`}
    >
      {verifyTitle}
    </Title>
    <Form action={`${visit.home}/verifier`} csrf={visit.csrf} state={state} submit="Vérifier">
      <Field
        state={state}
        name="code"
        label="Code de vérification"
        hint="12 lettres et chiffres, imprimés sur le document à côté du carré noir et blanc. Par exemple 7K3M-Q2XW-9TBA."
        autocomplete="off"
        required
      />
    </Form>
  </SpacePage>
);
