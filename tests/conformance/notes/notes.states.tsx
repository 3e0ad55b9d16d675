import { emptyForm } from "#kernel/form-state.ts";
import { sampleMember } from "#modules/sample-member.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import type { Note } from "./notes.queries.ts";
import { NotePage, NotesPage, SortNotesPage } from "./notes-page.tsx";

const scan: Note = { id: "2", text: "Envoyer le relevé de mars", fileName: "relevé.pdf" };
const notes: Note[] = [scan, { id: "1", text: "Demander une attestation", fileName: null }];
const tooLong = wrongForm({ text: "Écrivez 60 caractères au plus." }, { text: "très ".repeat(15) });
const unticked = wrongForm({ notes: "Cochez au moins une note." });

/** Mes notes, in its states. */
export const notesStates = (space: Space) => {
  const visit = sampleMember(space);
  return [
    entry("Mes notes", "aucune", () => <NotesPage visit={visit} notes={[]} state={emptyForm} />),
    entry("Mes notes", "plusieurs", () => <NotesPage visit={visit} notes={notes} state={emptyForm} />),
    entry("Mes notes", "trop longue", () => <NotesPage visit={visit} notes={notes} state={tooLong} />),
    entry("Retirer des notes", "à cocher", () => (
      <SortNotesPage visit={visit} notes={notes} state={emptyForm} />
    )),
    entry("Retirer des notes", "rien de coché", () => (
      <SortNotesPage visit={visit} notes={notes} state={unticked} />
    )),
    entry("Une note", "avec une pièce jointe", () => <NotePage visit={visit} note={scan} />),
  ];
};
