import { emptyForm } from "#kernel/form-state.ts";
import type { BatchId, HolderId, LetterId } from "#kernel/ids.ts";
import type { Batch, LetterOfBatch } from "#letters/batches/batches.queries.ts";
import type { WaitingKind } from "#letters/desk/waiting-letters.queries.ts";
import type { LetterOrder } from "#letters/orders/orders.queries.ts";
import { everyLetterKind } from "#letters/printing/batch-files.rules.ts";
import type { Returned } from "#letters/returns/record-returns.actions.ts";
import type { LetterOut, ReturnedLetter } from "#letters/returns/returns.queries.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { longName, wrongForm } from "#subject/sample.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { BatchPage } from "./batches/batch-page.tsx";
import { OrderPage } from "./batches/order-page.tsx";
import { RemakePage } from "./batches/remake-page.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { PrintPage } from "./print-page.tsx";
import { ReissuePage } from "./reissue-page.tsx";
import { ReturnsPage } from "./returns/returns-page.tsx";

const id = "6f1c2a34-0000-4000-8000-000000000001" as BatchId;
const holderId = "6f1c2a34-0000-4000-8000-000000000002" as HolderId;
const letterId = "6f1c2a34-0000-4000-8000-000000000003" as LetterId;
const at = new Date("2026-11-30T08:41:00Z");

const batch: Batch = {
  ...{
    id,
    kind: "provisional_password",
    letters: 212,
    printedAt: at,
    printedBy: "Claire Besson",
    remakes: null,
  },
  ...{ file: "waits", keptUntil: new Date("2026-12-03T08:41:00Z"), downloadedAt: null, downloadedBy: null },
  ...{ postedAt: null, postedBy: null, returned: 0, remade: 0 },
};
const downloaded: Batch = { ...batch, file: "downloaded", downloadedAt: at, downloadedBy: "Claire Besson" };
const posted: Batch = { ...downloaded, postedAt: at, postedBy: "Hugo Lambert", returned: 3, remade: 2 };
const destroyed: Batch = { ...batch, file: "destroyed" };
const byCommand: Batch = { ...batch, file: "elsewhere", printedBy: null, remakes: id };

const recipient = {
  ...{
    title: "Mme",
    last_name: "Lefèvre",
    first_name: "Maëlys",
    organisation: "",
    address_1: "4 rue des Lices",
  },
  ...{ address_2: "", address_3: "", postal_code: "35000", city: "Rennes", country: "FR" },
};
const letter: LetterOfBatch = {
  ...recipient,
  ...{ id: letterId, holderId, place: 1, pages: 1, serial: "1234", number: "N1048046", state: "posted" },
  isRemade: false,
};
const letters: LetterOfBatch[] = [
  letter,
  { ...letter, place: 2, serial: "1235", state: "expired", isRemade: true },
  { ...letter, place: 3, serial: "1236", state: "returned", last_name: longName, first_name: "" },
];

const kinds: WaitingKind[] = everyLetterKind.map((kind, index) => ({
  ...{ kind, waiting: 240 - 70 * index, held: index, beyond: index === 2 ? 12 : 0, since: at },
  printable: 240 - 71 * index - (index === 2 ? 12 : 0),
}));
const idle = kinds.map((one) => ({ ...one, waiting: 0, held: 0, beyond: 0, printable: 0, since: null }));

const order: LetterOrder = {
  ...{ id, kind: "notification", remakes: null, orderedBy: "Claire Besson", orderedAt: at, outcome: null },
};

const back: ReturnedLetter = {
  ...{ serial: "1234", kind: "notification", number: "N1048079", name: "Bernard García", holderId, at },
  ...{ reason: "unknown_addressee", isCorrected: false },
};

const out: LetterOut = {
  ...{ id: letterId, holderId, serial: "1234", kind: "notification", state: "posted", isPosted: true },
  ...{ isReturned: false, batch: id, number: "N1048079", name: "Bernard García" },
};
const line = (typed: string, place: number) =>
  ({ line: place, typed, reason: "unclaimed", names: null }) as const;
const results: Returned[] = [
  { line: line("0000123482", 1), outcome: "taken", letters: [out] },
  { line: line("0000123579", 2), outcome: "taken_late", letters: [out] },
  { line: line("0000123482", 3), outcome: "seen", letters: [out] },
  { line: line("0000123676", 4), outcome: "not_posted", letters: [out] },
  { line: line("N1048062", 5), outcome: "nothing_out", letters: [] },
  { line: line("bonjour", 6), outcome: "unknown", letters: [] },
];

const overview = {
  ...{
    waiting: kinds,
    perDay: 200,
    printedToday: 38,
    orders: [],
    batches: [batch, posted, destroyed, byCommand],
  },
  ...{
    olderThan: byCommand,
    isFirstPage: true,
    returned: [back, { ...back, isCorrected: true, reason: null }],
  },
};

const desk = { label: "Courriers", path: "/courriers" };

/** Courriers, in its states. */
export const letterDeskStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, desk);
  const agent = sampleDeskVisit(space, desk, { member: { ...visit.member, role: "agent" } });
  const sheet = (of: Batch, seen = visit, state = emptyForm) => (
    <BatchPage visit={seen} state={state} batch={of} letters={letters} after={0} next={50} />
  );
  const printing = (one: WaitingKind | undefined, ready: number, unprintable = ["李", "龙"]) =>
    one && {
      waiting: one,
      seen: id,
      ready,
      unprintable: unprintable.length ? [{ number: "N1048046", name: "李 小龙", signs: unprintable }] : [],
    };
  const print = (one: WaitingKind | undefined, ready: number, unprintable?: string[]) => {
    const props = printing(one, ready, unprintable);
    return props ? <PrintPage visit={visit} state={emptyForm} {...props} /> : <p />;
  };
  return [
    entry("Gestion – Courriers", "du travail", () => <OverviewPage visit={visit} {...overview} />),
    entry("Gestion – Courriers", "vide", () => (
      <OverviewPage visit={visit} {...overview} waiting={idle} batches={[]} returned={[]} olderThan={null} />
    )),
    entry("Gestion – Courriers", "une impression en cours, vue par un agent", () => (
      <OverviewPage visit={agent} {...overview} orders={[order]} />
    )),
    entry("Gestion – Courriers", "lots plus anciens", () => (
      <OverviewPage visit={visit} {...overview} isFirstPage={false} />
    )),
    entry("Gestion – Imprimer des courriers", "à confirmer", () => print(kinds[2], 60, [])),
    entry("Gestion – Imprimer des courriers", "des noms illisibles", () => print(kinds[0], 210)),
    entry("Gestion – Imprimer des courriers", "rien", () => print(idle[1], 0, [])),
    entry("Gestion – Impression de courriers", "en cours", () => <OrderPage visit={visit} order={order} />),
    entry("Gestion – Impression de courriers", "annulée", () => (
      <OrderPage visit={agent} order={{ ...order, outcome: "cancelled", orderedBy: null }} />
    )),
    entry("Gestion – Lot de courriers", "à télécharger", () => sheet(batch)),
    entry("Gestion – Lot de courriers", "mot de passe faux", () =>
      sheet(batch, visit, wrongForm({ current_password: "Ce mot de passe n’est pas le bon." })),
    ),
    entry("Gestion – Lot de courriers", "à télécharger, vu par un agent", () => sheet(batch, agent)),
    entry("Gestion – Lot de courriers", "à poster", () => sheet(downloaded)),
    entry("Gestion – Lot de courriers", "posté", () => sheet(posted)),
    entry("Gestion – Lot de courriers", "détruit sans avoir été téléchargé", () => sheet(destroyed)),
    entry("Gestion – Lot de courriers", "de la ligne de commande", () => sheet(byCommand)),
    entry("Gestion – Refaire des courriers", "à remplir", () => (
      <RemakePage visit={visit} batch={posted} state={emptyForm} />
    )),
    entry("Gestion – Refaire des courriers", "pas dans ce lot", () => (
      <RemakePage
        visit={visit}
        batch={posted}
        state={wrongForm({ rejects: "Pas dans ce lot : 240. Rien n’a été refait." }, { rejects: "3\n240" })}
      />
    )),
    entry("Gestion – Retours", "à saisir", () => (
      <ReturnsPage visit={visit} returned={[]} state={emptyForm} />
    )),
    entry("Gestion – Retours", "ligne par ligne", () => (
      <ReturnsPage
        visit={visit}
        returned={results}
        state={{ values: { codes: "0000123676\nN1048062\nbonjour", reason: "unclaimed" }, errors: {} }}
      />
    )),
    entry("Gestion – Retours", "sans motif", () => (
      <ReturnsPage
        visit={visit}
        returned={[]}
        state={wrongForm({ reason: "Choisissez le motif." }, { codes: "0000123482" })}
      />
    )),
    entry("Gestion – Réémettre un courrier", "à remplir", () => (
      <ReissuePage visit={visit} state={emptyForm} />
    )),
    entry("Gestion – Réémettre un courrier", "refusé", () => (
      <ReissuePage
        visit={visit}
        state={wrongForm({ number: "Un courrier attend déjà d’être imprimé pour cette personne." })}
      />
    )),
  ];
};
