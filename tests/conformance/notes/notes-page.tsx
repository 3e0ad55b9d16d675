import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import type { Note } from "./notes.queries.ts";

type Props = { visit: MemberView; notes: readonly Note[]; state: FormState };

/** Mes notes: those kept so far, and one more to write. */
export const NotesPage = ({ visit, notes, state }: Props) => (
  <SpacePage visit={visit} title="Mes notes">
    <Title lead="Vous seul les lisez.">Mes notes</Title>
    <ul>
      {notes.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
    <Form action={`${visit.home}/espace/notes`} csrf={visit.csrf} state={state} submit="Garder cette note">
      <Field state={state} name="text" label="Nouvelle note" required />
    </Form>
  </SpacePage>
);
