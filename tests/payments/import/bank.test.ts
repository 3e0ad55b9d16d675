import { afterAll, afterEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/folder.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import {
  type Booked,
  booked,
  camt054,
  details,
  pain001,
  pain002,
  type Transaction,
} from "../iso20022/messages.ts";
import { done, ibans, line, openPayments, refusals } from "./payments-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const desk = await openPayments(database, folder.path);
afterEach(() => desk.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const [anne, bruno] = ibans;
const day = "2026-03-12";

type Told = Transaction & Pick<Booked, "side"> & { on?: string };
const entry = ({ side = "DBIT", on = day, ...told }: Told) =>
  booked("08", {
    amount: told.amount ?? "10.00",
    side,
    on: `<Dt>${on}</Dt>`,
    details: details("08", side, told),
  });
const notice = (entries: readonly Told[], messageId = "AVIS-1") =>
  camt054("08", entries.map(entry)).replaceAll("AVIS-1", messageId);
const order = (transfers: Parameters<typeof pain001>[0]["batches"][number]["transfers"], on = day) =>
  pain001({ batches: [{ on, transfers }] });
const rejected = (inside: string, group = "<GrpSts>PART</GrpSts>") =>
  pain002(
    group,
    inside && `<OrgnlPmtInfAndSts><OrgnlPmtInfId>LOT-1</OrgnlPmtInfId>${inside}</OrgnlPmtInfAndSts>`,
  );
const because = (code: string) => `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;
const rejectedTransfer = (reference: string, code = "AC04") =>
  `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>RJCT</TxSts>${because(code)}</TxInfAndSts>`;

const apply = async (content: string) => done(await desk.importText(content), "bank");
const standing = async () =>
  (await desk.transfers()).map(({ reference, status, amount_cents, paid_on }) =>
    [reference, status, amount_cents, paid_on].join(" "),
  );
const listed = async (content: string) =>
  (await apply(content)).setAside.first.map(({ reason, value }) => `${value}: ${reason}`);

describe("an order (pain.001)", () => {
  it("makes a transfer and its only line for the holder with that IBAN", async () => {
    const report = await apply(
      order([
        { reference: "A", amount: "526.80", iban: anne, label: "Prestation" },
        { reference: "B", amount: "19.99000", iban: bruno },
      ]),
    );
    expect(report).toMatchObject({
      kind: "pain.001",
      entries: 2,
      added: 2,
      unmatched: 0,
      messageId: "ORDRE-1",
    });
    expect(report.amounts).toEqual([{ status: "ordered", lines: 2, amount: 54_679 }]);
    expect(await standing()).toEqual([`A ordered 52680 ${day}`, `B ordered 1999 ${day}`]);
    expect(await desk.payments()).toMatchObject([
      { reference: "A", label: "Prestation", is_whole_transfer: true, words: "a prestation" },
      { reference: "B" },
    ]);
    expect(await desk.transfers()).toMatchObject([
      { order_message: "ORDRE-1", order_batch: "LOT-1", iban: anne },
      {},
    ]);
    expect(await desk.notices()).toEqual([]);
  });

  it("finds its transfer on file by reference, else by IBAN, amount and day", async () => {
    done(
      await desk.importLines([
        line("A", { paid_on: day, amount: "10,00" }),
        line("B", { paid_on: day, amount: "20,00" }),
      ]),
      "table",
    );
    const report = await apply(
      order([
        { reference: "A", amount: "10.00", iban: anne },
        { amount: "20.00", iban: anne },
      ]),
    );
    expect(report).toMatchObject({ added: 0, known: 2, unmatched: 0 });
    expect(await desk.transfers()).toMatchObject([
      { order_message: "ORDRE-1" },
      { order_message: "ORDRE-1" },
    ]);
  });

  it("gives way to the file of its lines, which must make its amount", async () => {
    await apply(order([{ reference: "V1", amount: "1600.39", iban: anne }]));
    const [{ id } = { id: "" }] = await desk.transfers();
    const lines = ["526,80", "526,80", "526,80"].map((amount, index) =>
      line(`L${index}`, { transfer: "V1", amount, paid_on: day }),
    );
    expect(refusals(await desk.importLines(lines))).toEqual([
      "2 transfer: les lignes de ce virement font 1 580,40 €, l’ordre ou la banque disent 1 600,39 €",
    ]);
    done(
      await desk.importLines([...lines, line("L3", { transfer: "V1", amount: "19,99", paid_on: day })]),
      "table",
    );
    expect(await desk.transfers()).toMatchObject([{ id, amount_cents: "160039", lines: 4 }]);
    expect((await desk.payments()).map(({ reference }) => reference)).toEqual(["L0", "L1", "L2", "L3"]);
  });

  it("lists what no holder, or several, could have", async () => {
    await desk.inSpace((trx) =>
      trx.updateTable("holder").set({ iban: bruno }).where("number", "=", "0123").execute(),
    );
    expect(
      await listed(
        order([
          { reference: "A", iban: "DE89370400440532013000" },
          { reference: "B", iban: bruno },
          { reference: "C", iban: anne },
          { reference: "C", iban: anne },
        ]),
      ),
    ).toEqual([
      "A: aucun virement n’a cette référence, et aucun titulaire n’a cet IBAN",
      "B: aucun virement n’a cette référence, et plusieurs titulaires ont cet IBAN",
      "C: cette référence est donnée deux fois dans le fichier",
    ]);
    expect(await standing()).toEqual([`C ordered 1000 ${day}`]);
    await desk.inSpace((trx) =>
      trx
        .updateTable("holder")
        .set({ iban: ibans[2] ?? null })
        .where("number", "=", "0123")
        .execute(),
    );
  });
});

describe("a rejection (pain.002)", () => {
  it("of transfers, then of the rest of their batch, with their own reasons", async () => {
    await apply(
      order([
        { reference: "A", iban: anne },
        { reference: "B", iban: anne },
        { reference: "C", iban: bruno },
      ]),
    );
    const report = await apply(
      rejected(`<PmtInfSts>RJCT</PmtInfSts>${because("DT01")}${rejectedTransfer("A")}`),
    );
    expect(report).toMatchObject({ kind: "pain.002", rejected: 3, unmatched: 0 });
    expect((await desk.payments()).map(({ status, reason }) => `${status} ${reason}`)).toEqual([
      "rejected AC04",
      "rejected DT01",
      "rejected DT01",
    ]);
    const changes = await desk.changes();
    expect(changes).toMatchObject(
      Array.from({ length: 3 }, () => ({ status: "rejected", source: "bank", payment_id: null })),
    );
    expect(changes.map(({ reason }) => reason).sort()).toEqual(["AC04", "DT01", "DT01"]);
  });

  it("of an order that is unknown is listed", async () => {
    expect(await listed(rejected("", `<GrpSts>RJCT</GrpSts>${because("FF01")}`))).toEqual([
      "ORDRE-1: aucun virement de cet ordre n’est connu",
    ]);
  });

  it("for a death tells nobody but staff", async () => {
    await apply(order([{ reference: "A", iban: anne }], new Date().toISOString().slice(0, 10)));
    await apply(rejected(rejectedTransfer("A", "MD07")));
    expect(await desk.notices()).toEqual([]);
    expect(await desk.checks()).toMatchObject([{ kind: "holder_deceased" }]);
  });

  it("of a transfer that the bank has booked is listed", async () => {
    await apply(order([{ reference: "A", iban: anne }]));
    await apply(notice([{ reference: "A", amount: "10.00" }]));
    expect(await listed(rejected(rejectedTransfer("A")))).toEqual([
      "A: ce virement est déjà payé : il ne peut plus être rejeté",
    ]);
    expect(await standing()).toEqual([`A paid 1000 ${day}`]);
  });
});

describe("a notice (camt.054)", () => {
  it("pays on its day, and all lines with it", async () => {
    const cells = { transfer: "V1", paid_on: "2026-03-10" };
    done(
      await desk.importLines([
        line("L1", cells),
        line("L2", { ...cells, amount: "0", status: "rejeté", reason: "Facture en double" }),
      ]),
      "table",
    );
    expect(await apply(notice([{ reference: "V1", amount: "526.80" }]))).toMatchObject({
      paid: 1,
      unmatched: 0,
    });
    expect(await standing()).toEqual([`V1 paid 52680 ${day}`]);
    expect((await desk.payments()).map(({ status, paid_on }) => `${status} ${paid_on}`)).toEqual([
      `paid ${day}`,
      `rejected ${day}`,
    ]);
    const [change] = await desk.changes();
    expect(change).toMatchObject({ status: "paid", source: "bank", changed_on: day });
    expect(change?.payment_id).not.toBeNull();
    const again = done(await desk.importLines([line("L1", cells)]), "table");
    expect(again).toMatchObject({ same: 1, ahead: 1 });
    expect(await standing()).toEqual([`V1 paid 52680 ${day}`]);
  });

  it("holds for lines that come after it: they are paid, on its day, with its history", async () => {
    await apply(order([{ reference: "V1", amount: "30.00", iban: anne }], "2026-03-10"));
    await apply(notice([{ reference: "V1", amount: "30.00" }]));
    const lines = ["10,00", "20,00"].map((amount, index) =>
      line(`L${index}`, { transfer: "V1", amount, paid_on: "2026-03-10" }),
    );
    expect(done(await desk.importLines(lines), "table")).toMatchObject({ added: 2, transfers: 0 });
    expect(await standing()).toEqual([`V1 paid 3000 ${day}`]);
    expect(await desk.payments()).toMatchObject(
      Array.from({ length: 2 }, () => ({ status: "paid", paid_on: day, first_status: "ordered" })),
    );
    expect(await desk.changes()).toMatchObject([{ status: "paid", payment_id: null }]);
    expect(done(await desk.importLines(lines), "table")).toMatchObject({ same: 2, ahead: 2 });
  });

  it("proves what a file said was paid, without a second change", async () => {
    done(await desk.importLines([line("A", { status: "payé", paid_on: "2026-03-10" })]), "table");
    expect(await apply(notice([{ reference: "A", amount: "526.80" }]))).toMatchObject({ paid: 1 });
    expect(await standing()).toEqual([`A paid 52680 ${day}`]);
    expect(await desk.changes()).toEqual([]);
  });

  it("returns what it paid in the same file, each with its day", async () => {
    await apply(order([{ reference: "A", iban: anne }]));
    const report = await apply(
      notice([
        { reference: "A", amount: "10.00" },
        { reference: "A", amount: "9.50", side: "CRDT", reason: "AC01", on: "2026-03-16" },
      ]),
    );
    expect(report).toMatchObject({ paid: 1, returned: 1, unmatched: 0 });
    expect(await standing()).toEqual([`A returned 1000 ${day}`]);
    expect(await desk.changes()).toMatchObject([
      { status: "paid", changed_on: day },
      { status: "returned", changed_on: "2026-03-16", reason: "AC01" },
    ]);
  });

  it("finds a transfer without reference by IBAN, amount and day, at most five days before", async () => {
    await apply(
      order(
        [
          { amount: "10.00", iban: anne },
          { amount: "20.00", iban: anne },
        ],
        "2026-03-09",
      ),
    );
    const report = await apply(
      notice([
        { amount: "10.00", iban: anne },
        { amount: "20.00", iban: anne, on: "2026-03-15" },
        { amount: "30.00", iban: anne },
        { amount: "10.00", iban: bruno },
      ]),
    );
    expect(report).toMatchObject({ paid: 1, unmatched: 3 });
    expect(await desk.rejects()).toHaveLength(3);
    expect((await desk.transfers()).map(({ status }) => status).sort()).toEqual(["ordered", "paid"]);
  });

  it("lists what is ambiguous, and what differs from the lines to the cent", async () => {
    await apply(
      order([
        { reference: "A", amount: "10.00", iban: anne },
        { reference: "B", amount: "10.00", iban: anne },
        { reference: "C", amount: "526.80", iban: anne },
      ]),
    );
    expect(
      await listed(
        notice([
          { amount: "10.00", iban: anne },
          { reference: "C", amount: "526.79" },
          { reference: "Z", amount: "1.00" },
        ]),
      ),
    ).toEqual([
      `${anne}: plusieurs virements de ce montant, pour cet IBAN et à cette date : rien ne dit lequel`,
      "C: la banque dit 526,79 €, les lignes de ce virement font 526,80 €",
      "Z: aucun virement n’a cette référence",
    ]);
    expect((await desk.transfers()).map(({ status }) => status)).toEqual(["ordered", "ordered", "ordered"]);
  });

  it("never gives two entries alike to one transfer", async () => {
    await apply(order([{ reference: "A", amount: "10.00", iban: anne }]));
    expect(
      await listed(
        notice([
          { amount: "10.00", iban: anne },
          { amount: "10.00", iban: anne },
        ]),
      ),
    ).toHaveLength(2);
    expect(await standing()).toEqual([`A ordered 1000 ${day}`]);
  });

  it("pays again what was rejected, when the bank presents it again", async () => {
    await apply(order([{ reference: "A", iban: anne }]));
    await apply(rejected(rejectedTransfer("A")));
    await apply(notice([{ reference: "A", amount: "10.00" }]));
    expect(await desk.payments()).toMatchObject([{ status: "paid", reason: "" }]);
    expect((await desk.changes()).map(({ status }) => status)).toEqual(["rejected", "paid"]);
  });
});

describe("a message", () => {
  it("that was imported before says so and changes nothing, under any file name", async () => {
    await apply(order([{ reference: "A", iban: anne }]));
    const state = async () => [await desk.payments(), await desk.transfers(), await desk.changes()];
    const before = await state();
    const again = await apply(order([{ reference: "B", iban: anne }]));
    expect(again.seen).toMatchObject({ fileName: expect.stringMatching(/^prestations-/) });
    expect(again).toMatchObject({ added: 0, known: 0, unmatched: 0 });
    expect(await state()).toEqual(before);
    expect(await apply(notice([{ reference: "A" }], "ORDRE-1"))).toMatchObject({ seen: null });
  });

  it("with one entry that cannot be read changes nothing", async () => {
    const file = pain001({ batches: [{ transfers: [{ iban: anne }, { iban: anne, amount: "10.00500" }] }] });
    expect(refusals(await desk.importText(file))[0]).toContain("plus précis que le centime");
    expect(await desk.transfers()).toEqual([]);
    expect(refusals(await desk.importText("<Document>"))[0]).toContain("espace de noms");
    expect(refusals(await desk.importText("<html><body></body></html>"))[0]).toContain("page HTML");
  });

  it("in a dry run is reported and changes nothing", async () => {
    const outcome = await desk.importText(order([{ iban: anne }]), { dryRun: true });
    expect(done(outcome, "bank")).toMatchObject({ added: 1 });
    expect([await desk.transfers(), await desk.runs()]).toEqual([[], []]);
  });
});
