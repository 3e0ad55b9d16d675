import { formSchema } from "#http/forms/form-schema.ts";
import { file } from "#kernel/fields/typed-file.ts";
import type { FormState } from "#kernel/form-state.ts";
import { text } from "#kernel/text/typed-text.ts";
import { Field } from "#ui/fields/field.tsx";
import { FileField } from "#ui/fields/file-field.tsx";
import { Form } from "#ui/form.tsx";
import { Page } from "#ui/frame/page.tsx";
import { Title } from "#ui/title.tsx";

export const piece = formSchema({
  title: text(30, "Raccourcissez ce titre.").min(1, "Donnez un titre."),
  document: file("Joignez un document."),
});
export const pieceBytes = 100_000;

export const PiecePage = ({ csrf, state }: { csrf: string; state: FormState }) => (
  <Page brand={null} title="Pièce">
    <Title>Pièce</Title>
    <Form action="/npfr/piece" csrf={csrf} state={state} submit="Envoyer" files>
      <Field state={state} name="title" label="Titre" required />
      <FileField
        state={state}
        name="document"
        label="Document"
        kinds="PDF"
        accept=".pdf"
        fileBytes={pieceBytes}
        required
      />
    </Form>
  </Page>
);
