import { formSchema } from "#http/forms/form-schema.ts";
import { text } from "#kernel/text/typed-text.ts";
import { page, screen } from "#web/screen.ts";
import { addNote, mostNotes } from "./notes.actions.ts";
import { findNote, listNotes } from "./notes.queries.ts";
import { NotePage, NotesPage } from "./notes-page.tsx";

const path = "/espace/notes";

/** Mes notes: read, and written one at a time. */
const notesScreen = screen({
  path,
  opens: "own-space",
  load: (trx, { session }) => listNotes(trx, session.holderId),
  draw: (visit, notes, state) => <NotesPage visit={visit} notes={notes} state={state} />,
  form: formSchema({
    text: text(60, "Écrivez 60 caractères au plus.").min(1, "Écrivez votre note."),
  }),
  async act({ ctx }, typed) {
    const added = await addNote(ctx, typed.text);
    if (added.ok) return { to: path, said: "renewal-dismissed" };
    const errors = { text: `Vous avez déjà ${mostNotes} notes.` };
    return { redraw: { values: typed, errors }, status: 409 };
  },
});

const noteScreen = page({
  path: `${path}/:note`,
  opens: "own-space",
  load: (trx, { session, request }) =>
    findNote(trx, session.holderId, (request.params as { note: string }).note),
  draw: (visit, note) => <NotePage visit={visit} note={note} />,
});

export const notesRoutes = [...notesScreen, noteScreen];
