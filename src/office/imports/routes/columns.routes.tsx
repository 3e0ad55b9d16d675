import { acceptForm } from "#http/forms/form-parser.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { DeskKind } from "#imports/kinds/import-kind.ts";
import { cellName } from "#kernel/fields/rows.rules.ts";
import { rows } from "#kernel/fields/typed-choice.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import { ColumnsPage } from "../pages/columns-page.tsx";
import { findMapping } from "../uploads/mappings.queries.ts";
import { mayMove } from "../uploads/upload.status.ts";
import { sayColumns } from "../uploads/uploads.actions.ts";
import { findUpload, type Upload } from "../uploads/uploads.queries.ts";
import { idOf } from "./upload.routes.tsx";

const mostColumns = 100;
const tooLong = "Ce nom de colonne est trop long.";

const columnsForm = formSchema({
  columns: rows(
    { name: exactText(60, tooLong), column: exactText(40, tooLong).default("") },
    { most: mostColumns, tooMany: `${mostColumns} colonnes au plus.` },
  ),
});

/** « Dire quelle colonne est laquelle ». */
export const columnsRoutes = (kinds: readonly DeskKind[]): DeskRoute[] =>
  deskScreen({
    path: "/imports/:id/colonnes",
    opens: "agent",
    async load(trx, visit) {
      const id = idOf(visit);
      const upload = id && (await findUpload(trx, id));
      if (!upload?.report?.columns.length || !mayMove(upload.state, "check_again")) return null;
      const known = kinds.find(({ kind }) => kind === upload.kind)?.columns(visit.space) ?? [];
      const remembered = (await findMapping(trx, upload.kind, upload.report.columns)) ?? null;
      return { upload, known, remembered };
    },
    draw: (visit, { upload, known, remembered }, state) => {
      const values = { ...chosen(upload, known, remembered?.columns ?? {}), ...state.values };
      return (
        <ColumnsPage
          visit={visit}
          upload={upload}
          known={known}
          remembered={remembered}
          state={{ ...state, values }}
        />
      );
    },
    accepts: acceptForm({ bytes: 64 * 1024, fields: 2 * mostColumns + 10 }),
    form: columnsForm,
    async act(visit, typed) {
      const id = idOf(visit);
      const columns = Object.fromEntries(
        typed.columns.map(({ name, column }) => [name.toLowerCase(), column]),
      );
      const twice = typed.columns.find(
        ({ column }, at) =>
          column !== "" && typed.columns.some((other, place) => place < at && other.column === column),
      );
      if (twice) {
        const errors = { _form: `Deux colonnes ne peuvent pas être « ${twice.column} ».` };
        return { redraw: { values: valuesOf(typed.columns), errors }, status: 400 };
      }
      const said = id && (await sayColumns(visit.ctx, id, columns));
      return { to: `/imports/${id}`, said: said?.ok ? "upload-checking" : "upload-moved" };
    },
  });

type Said = readonly { name: string; column: string }[];

const valuesOf = (said: Said) =>
  Object.fromEntries(said.map(({ column }, place) => [cellName("columns", place, "column"), column]));

/** What was said of this file, else of one like it, else the names that are ours. */
const chosen = ({ report, columns }: Upload, known: readonly string[], remembered: Record<string, string>) =>
  valuesOf(
    (report?.columns ?? []).map(({ name }) => {
      const key = name.toLowerCase();
      return { name, column: columns[key] ?? remembered[key] ?? (known.includes(key) ? key : "") };
    }),
  );
