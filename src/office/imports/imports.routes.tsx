import { formSchema } from "#http/forms/form-schema.ts";
import { readQuery } from "#http/forms/query.ts";
import { acceptUpload } from "#http/uploads/upload-limits.ts";
import { encodings } from "#imports/encoding/encoding.rules.ts";
import type { DeskKind } from "#imports/kinds/import-kind.ts";
import { minutes } from "#kernel/duration.ts";
import { choice, choiceOrNone, tick } from "#kernel/fields/typed-choice.ts";
import { file } from "#kernel/fields/typed-file.ts";
import { readId, type UploadId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import type { Outcome } from "#web/conclude.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { ImportsPage } from "./pages/imports-page.tsx";
import { readFilter } from "./pages/list-filter.rules.ts";
import { columnsRoutes } from "./routes/columns.routes.tsx";
import { rehearsalRoutes } from "./routes/rehearsal.routes.tsx";
import { rejectsRoute } from "./routes/rejects.routes.ts";
import { uploadRoutes } from "./routes/upload.routes.tsx";
import { intoSealedFile } from "./store/sealed-upload.ts";
import { keepUpload } from "./uploads/uploads.actions.ts";
import { countUploads, listUploads } from "./uploads/uploads.queries.ts";

export function importRoutes(space: Space, all: readonly DeskKind[]): readonly DeskRoute[] {
  const kinds = all.filter(({ isOpen }) => isOpen(space));
  return [
    ...listScreen(space, kinds),
    ...uploadRoutes(kinds),
    ...columnsRoutes(kinds),
    ...rehearsalRoutes,
    rejectsRoute,
  ];
}

const perPage = 50;

const queryOf = ({ request }: DeskVisit) => readQuery(request.url.split("?")[1] ?? "");

/** The history, and the form that deposits a file. */
function listScreen({ policy }: Space, kinds: readonly DeskKind[]): DeskRoute[] {
  const fileBytes = policy.imports.largestFile;
  const [first = "registry", ...others] = kinds.map(({ kind }) => kind);
  return deskScreen({
    path: "/imports",
    opens: "agent",
    async load(trx, visit) {
      const query = queryOf(visit);
      const filter = readFilter(query);
      const before = readId<UploadId>(query.avant ?? "") ?? undefined;
      const found = await listUploads(trx, perPage, { ...filter, before });
      const count = await countUploads(trx, filter.state);
      const older = found.length > perPage ? found[perPage - 1]?.id : undefined;
      return { filter, count, uploads: found.slice(0, perPage), older, isFirst: before === undefined };
    },
    draw: (visit, list, state) => (
      <ImportsPage visit={visit} kinds={kinds} fileBytes={fileBytes} list={list} state={state} />
    ),
    accepts: acceptUpload({
      files: { file: 1 },
      fileBytes,
      bytes: fileBytes + 64 * 1024,
      within: minutes(30),
    }),
    files: ({ ctx }) => intoSealedFile(ctx),
    form: formSchema({
      kind: choice([first, ...others], "Dites ce que contient le fichier."),
      file: file("Choisissez un fichier."),
      encoding: choiceOrNone(encodings, "Cet encodage n’existe pas.").optional(),
      whole: tick(),
    }),
    async act({ ctx }, typed, { files: [received], keep }): Promise<Outcome> {
      if (!received) return withoutFile(typed.kind);
      const kind = kinds.find((one) => one.kind === typed.kind);
      await keepUpload(ctx, received.taken, {
        kind: typed.kind,
        name: received.name,
        bytes: received.bytes,
        wholeRegistry: typed.whole && (kind?.mayBeWhole ?? false),
        encoding: typed.encoding ?? null,
      });
      keep(received);
      return { to: `/imports/${received.taken.id}`, said: "upload-kept" };
    },
  });
}

const withoutFile = (kind: string): Outcome => ({
  redraw: { values: { kind }, errors: { file: "Choisissez un fichier." } },
  status: 400,
});
