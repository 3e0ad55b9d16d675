import { formSchema } from "#http/forms/form-schema.ts";
import { text } from "#kernel/text/typed-text.ts";
import { screen } from "#web/screen.ts";
import { addNote, mostNotes } from "./notes.actions.ts";
import { listNotes } from "./notes.queries.ts";
import { NotesPage } from "./notes-page.tsx";

/** Mes notes: read, and written one at a time. */
export const notesRoutes = screen({
  path: "/espace/notes",
  opens: "own-space",
  load: (trx, { session }) => listNotes(trx, session.holderId),
  draw: (visit, notes, state) => <NotesPage visit={visit} notes={notes} state={state} />,
  form: formSchema({
    text: text(60, "Écrivez 60 caractères au plus.").min(1, "Écrivez votre note."),
  }),
  async act({ ctx }, typed) {
    const added = await addNote(ctx, typed.text);
    if (added.ok) return { to: "/espace/notes", said: "renewal-dismissed" };
    const errors = { text: `Vous avez déjà ${mostNotes} notes.` };
    return { redraw: { values: typed, errors }, status: 409 };
  },
});
