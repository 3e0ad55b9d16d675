import { emptyForm } from "#kernel/form-state.ts";
import type { UploadId } from "#kernel/ids.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { registryKind } from "./kinds/registry-kind.ts";
import { ColumnsPage } from "./pages/columns-page.tsx";
import { ImportsPage } from "./pages/imports-page.tsx";
import { UploadPage } from "./pages/upload-page.tsx";
import {
  applied,
  checked,
  mapped,
  refusedUpload,
  rehearsedPages,
  sampleSteps,
} from "./samples/sample-uploads.ts";

const fileBytes = 200_000_000;
const kinds = [registryKind];

export const importStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Imports", path: "/imports" });
  const list = { filter: { state: undefined }, count: 0, uploads: [], older: undefined, isFirst: true };
  const page = (name: string, upload: typeof checked, state = emptyForm) =>
    entry("Un import", name, () => (
      <UploadPage
        visit={visit}
        kinds={kinds}
        upload={upload}
        steps={sampleSteps}
        rehearsed={[]}
        state={state}
      />
    ));
  const waiting = { ...checked, state: "waiting" as const };
  const closing = checked.report?.words && {
    ...checked.report,
    words: { ...checked.report.words, closing: 214 },
  };
  return [
    entry("Imports", "aucun", () => (
      <ImportsPage visit={visit} kinds={kinds} fileBytes={fileBytes} list={list} state={emptyForm} />
    )),
    entry("Imports", "plusieurs", () => (
      <ImportsPage
        visit={visit}
        kinds={kinds}
        fileBytes={fileBytes}
        list={{ ...list, count: 54, uploads: [waiting, applied, refusedUpload], older: "x" as UploadId }}
        state={emptyForm}
      />
    )),
    entry("Imports", "sans fichier", () => (
      <ImportsPage
        visit={visit}
        kinds={kinds}
        fileBytes={fileBytes}
        list={list}
        state={wrongForm({ file: "Choisissez un fichier." }, { kind: "registry" })}
      />
    )),
    page("vérification en cours", { ...checked, state: "checking", readBytes: 41_000, report: null }),
    page("vérifié", checked),
    page("refusé", refusedUpload),
    page("interrompu", { ...checked, state: "interrupted", report: null }),
    page("à approuver par une autre personne", { ...waiting, uploadedBy: visit.member.id }),
    page("à approuver", waiting),
    page(
      "à approuver, avec des clôtures",
      { ...waiting, report: closing || null },
      wrongForm({ closed: "Tapez le nombre de titulaires qui seraient clôturés, tel qu’il est écrit." }),
    ),
    page("appliqué", applied),
    entry("Un import", "répété", () => (
      <UploadPage
        visit={visit}
        kinds={kinds}
        upload={{ ...checked, state: "rehearsed" }}
        steps={sampleSteps}
        rehearsed={rehearsedPages}
        state={emptyForm}
      />
    )),
    entry("Colonnes d’un fichier", "à désigner", () => (
      <ColumnsPage
        visit={visit}
        upload={mapped}
        known={["number", "iban", "email"]}
        remembered={{
          columns: { matricule: "number" },
          saidByName: "Hugo Lambert",
          saidAt: new Date("2026-11-02T09:00:00Z"),
        }}
        state={emptyForm}
      />
    )),
  ];
};
