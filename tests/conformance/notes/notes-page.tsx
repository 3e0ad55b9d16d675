import type { FormState } from "#kernel/form-state.ts";
import { Checkboxes } from "#ui/fields/choice-fields.tsx";
import { Field } from "#ui/fields/field.tsx";
import { FileField } from "#ui/fields/file-field.tsx";
import { Form } from "#ui/form.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import type { Note } from "./notes.queries.ts";

/** The largest file that a note may have, in bytes. */
export const fileBytes = 200_000;

type Props = { visit: MemberView; notes: readonly Note[]; state: FormState };

/** Mes notes: those kept so far, and one more to write. */
export const NotesPage = ({ visit, notes, state }: Props) => (
  <SpacePage visit={visit} title="Mes notes">
    <Title lead="Vous seul les lisez.">Mes notes</Title>
    {notes.length > 0 && (
      <>
        <ul>
          {notes.map(({ id, text }) => (
            <li key={id}>
              <a href={`${visit.home}/espace/notes/${id}`}>{text}</a>
            </li>
          ))}
        </ul>
        <p>
          <a href={`${visit.home}/espace/notes/trier`}>Retirer des notes</a>
        </p>
      </>
    )}
    <Form
      action={`${visit.home}/espace/notes`}
      csrf={visit.csrf}
      state={state}
      submit="Garder cette note"
      files
    >
      <Field state={state} name="text" label="Nouvelle note" required />
      <FileField
        state={state}
        name="file"
        label="Pièce jointe"
        kinds="PDF ou image"
        accept=".pdf,.jpg,.png"
        fileBytes={fileBytes}
      />
    </Form>
  </SpacePage>
);

/** Several notes to be removed at once. */
export const SortNotesPage = ({ visit, notes, state }: Props) => (
  <SpacePage visit={visit} title="Retirer des notes">
    <Title lead="Une note retirée ne revient pas.">Retirer des notes</Title>
    <Form
      action={`${visit.home}/espace/notes/trier`}
      csrf={visit.csrf}
      state={state}
      submit="Retirer les notes cochées"
      beside={<a href={`${visit.home}/espace/notes`}>Revenir à mes notes</a>}
    >
      <Checkboxes
        state={state}
        name="notes"
        label="Notes à retirer"
        options={notes.map(({ id, text }) => ({ value: id, label: text }))}
        required
      />
    </Form>
  </SpacePage>
);

/** One note alone, to be printed. */
export const NotePage = ({ visit, note }: { visit: MemberView; note: Note }) => (
  <SpacePage visit={visit} title="Une note">
    <Title>Une note</Title>
    <p>{note.text}</p>
    {note.fileName !== null && <p>Pièce jointe : {note.fileName}</p>}
  </SpacePage>
);
