import type { AccountId, UploadId } from "#kernel/ids.ts";
import type { RehearsedPage } from "../rehearsal/rehearsed-pages.queries.ts";
import type { StepLine, Upload } from "../uploads/uploads.queries.ts";

export const checked: Upload = {
  id: "00000000-0000-4000-8000-0000000000a1" as UploadId,
  kind: "registry",
  fileName: "registre-novembre.csv",
  sha256: "9f2c1ab47de04b1196c8a7f30d5e2b84c6f0137a92be5d4810fe6c3a7b95d2e1",
  bytes: 82_400,
  wholeRegistry: false,
  encoding: null,
  columns: {},
  fileKey: Buffer.alloc(1),
  rejectsKey: Buffer.alloc(1),
  state: "ready",
  uploadedBy: "00000000-0000-4000-8000-0000000000b1" as AccountId,
  uploadedByName: "Hugo Lambert",
  uploadedAt: new Date("2026-11-30T08:04:00Z"),
  askedBy: null,
  approvedByName: null,
  readBytes: 0,
  report: {
    words: {
      title: "Windows-1252, séparateur « ; », lignes : 1204",
      figures: [
        { label: "Nouveaux", value: 12 },
        { label: "Modifiés", value: 37 },
        { label: "Identiques", value: 1155 },
        { label: "Refusés", value: 0 },
        { label: "Corrigés", value: 4, aside: "zéro du début rendu à un téléphone, ligne 18" },
        { label: "Conflits", value: 1, aside: "changés ici, laissés : 1 ; remplacés : 0 ; voir la liste" },
      ],
      warnings: ["Cellules vides, qui effacent la valeur au registre : phone 3"],
      notes: ["Colonnes absentes du fichier, laissées telles quelles au registre : iban, birth_date"],
      ignoredColumns: [],
      changesSomething: true,
      closing: null,
      approved: { added: 12, reopened: 0, closed: 0 },
    },
    listed: {
      count: 1,
      first: [
        {
          line: 412,
          column: "email",
          reason:
            "titulaire N1048012, changé le 12/11/2026 par le titulaire : le fichier a encore l’ancienne valeur, « n••••@b••••.example » reste au registre",
          value: "a••••@b••••.example",
        },
      ],
    },
    mended: [],
    columns: [{ name: "number", samples: ["N1048012", "N1048031"] }],
  },
  endedAt: null,
};

export const refusedUpload: Upload = {
  ...checked,
  id: "00000000-0000-4000-8000-0000000000a2" as UploadId,
  fileName: "export-tableur.csv",
  state: "refused",
  report: {
    words: null,
    listed: {
      count: 2,
      first: [
        {
          line: 2,
          column: "number",
          reason: "zéro du début perdu, 0204518 est au registre",
          value: "204518",
        },
        {
          line: 3,
          column: "number",
          reason: "nombre à virgule ou scientifique, écrit par un tableur",
          value: "2,04525E+05",
        },
      ],
    },
    mended: [{ what: "NULL, \\N ou équivalent, lu comme une cellule vide", cells: 3, firstLine: 7 }],
    columns: [],
  },
};

export const applied: Upload = {
  ...checked,
  id: "00000000-0000-4000-8000-0000000000a3" as UploadId,
  state: "applied",
  fileKey: null,
  approvedByName: "Claire Besson",
  endedAt: new Date("2026-11-30T09:12:00Z"),
};

export const mapped: Upload = {
  ...refusedUpload,
  report: {
    words: null,
    listed: {
      count: 1,
      first: [{ line: 1, column: "number", reason: "colonne obligatoire absente", value: "" }],
    },
    mended: [],
    columns: [
      { name: "Matricule", samples: ["204518", "204525", "204533"] },
      { name: "RIB", samples: ["FR76 3000 3012 3404 6992 5275 459", "", ""] },
      { name: "Observations", samples: ["", "", ""] },
    ],
  },
};

export const sampleSteps: readonly StepLine[] = [
  { state: "uploaded", byName: "Hugo Lambert", note: "", at: new Date("2026-11-30T08:04:00Z") },
  { state: "checking", byName: "", note: "", at: new Date("2026-11-30T08:04:02Z") },
  { state: "ready", byName: "", note: "", at: new Date("2026-11-30T08:04:05Z") },
];

export const rehearsedPages: readonly RehearsedPage[] = [1, 2].flatMap((holder) => [
  { holder, page: "home", label: "Accueil" },
  { holder, page: "profile", label: "Mes informations" },
  { holder, page: "payments", label: "Mes prestations" },
]);
