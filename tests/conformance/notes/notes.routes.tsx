import { acceptForm } from "#http/forms/form-parser.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { intoMemory } from "#http/uploads/into-memory.ts";
import { acceptUpload } from "#http/uploads/upload-limits.ts";
import { chosenOf } from "#kernel/fields/typed-choice.ts";
import { fileOrNone } from "#kernel/fields/typed-file.ts";
import { text } from "#kernel/text/typed-text.ts";
import { page, screen } from "#web/screen.ts";
import { addNote, mostNotes, removeNotes } from "./notes.actions.ts";
import { findNote, listNotes } from "./notes.queries.ts";
import { fileBytes, NotePage, NotesPage, SortNotesPage } from "./notes-page.tsx";

const path = "/espace/notes";

/** Mes notes: read, and written one at a time. */
const notesScreen = screen({
  path,
  opens: "own-space",
  load: (trx, { session }) => listNotes(trx, session.holderId),
  draw: (visit, notes, state) => <NotesPage visit={visit} notes={notes} state={state} />,
  accepts: acceptUpload({ files: { file: 1 }, fileBytes }),
  files: () => intoMemory,
  form: formSchema({
    text: text(60, "Écrivez 60 caractères au plus.").min(1, "Écrivez votre note."),
    file: fileOrNone(),
  }),
  async act({ ctx }, typed, { files: [attached] }) {
    const file = attached ? { name: attached.name, content: attached.taken } : null;
    const added = await addNote(ctx, { text: typed.text, file });
    if (added.ok) return { to: path, said: "note-kept" };
    const errors = { text: `Vous avez déjà ${mostNotes} notes.` };
    return { redraw: { values: typed, errors }, status: 409 };
  },
});

/** Notes to be removed: hundreds of checkboxes are more fields than a form usually has. */
const sortScreen = screen({
  path: `${path}/trier`,
  opens: "own-space",
  load: (trx, { session }) => listNotes(trx, session.holderId),
  draw: (visit, notes, state) => <SortNotesPage visit={visit} notes={notes} state={state} />,
  accepts: acceptForm({ bytes: 64 * 1024, fields: mostNotes + 10 }),
  form: formSchema({
    notes: chosenOf(text(20, "Cette case n’existe pas."), {
      least: 1,
      most: mostNotes,
      tooFew: "Cochez au moins une note.",
      tooMany: `Cochez ${mostNotes} notes au plus.`,
    }),
  }),
  async act({ ctx }, typed) {
    const removed = await removeNotes(ctx, typed.notes);
    return { to: path, said: removed.ok ? "notes-removed" : "notes-gone" };
  },
});

const noteScreen = page({
  path: `${path}/:note`,
  opens: "own-space",
  load: (trx, { session, request }) =>
    findNote(trx, session.holderId, (request.params as { note: string }).note),
  draw: (visit, note) => <NotePage visit={visit} note={note} />,
});

export const notesRoutes = [...notesScreen, ...sortScreen, noteScreen];
