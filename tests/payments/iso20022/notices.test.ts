import { describe, expect, it } from "vitest";
import {
  type Booked,
  booked,
  type CamtVersion,
  camt054,
  details,
  iban,
  type Transaction,
} from "./messages.ts";
import { readMessage, validateText } from "./xml.ts";

const versions: readonly CamtVersion[] = ["02", "04", "08"];
const other = "FR7699999003570464792653978";

/** What a notice with that one entry says. */
async function readEntry(version: CamtVersion, entry: Booked, ...transactions: Transaction[]) {
  const inside = transactions.map((one) => details(version, entry.side ?? "DBIT", one)).join("\n");
  const written = camt054(version, [booked(version, { ...entry, details: inside + (entry.details ?? "") })]);
  await validateText(written, `camt.054.001.${version}`);
  return readMessage(written);
}

describe.each(versions)("a camt.054 in version .%s", (version) => {
  it("says what was paid", async () => {
    const { entries, unmatched, refused, file } = await readEntry(
      version,
      { amount: "512.50" },
      {
        reference: "VIR-1",
        amount: "512.5",
        iban: other,
        label: "Prestation 2026",
      },
    );
    expect([unmatched, refused]).toEqual([[], []]);
    expect(file).toEqual({
      kind: "camt.054",
      version: `camt.054.001.${version}`,
      messageId: "AVIS-1",
      remarks: [],
    });
    expect(entries).toEqual([
      {
        line: 6,
        says: "paid",
        about: "transfer",
        order: { messageId: null, batchId: null },
        reference: "VIR-1",
        amount: 51250,
        iban: other,
        on: "2026-03-12",
        orderedFor: null,
        label: "Prestation 2026",
        reason: null,
      },
    ]);
  });

  it("says what came back, and why", async () => {
    const { entries } = await readEntry(
      version,
      { side: "CRDT", reversal: true },
      { reference: "VIR-1", amount: "10.00", iban: other, reason: "AC04" },
    );
    expect(entries.map(({ says, reference, iban: from, reason }) => [says, reference, from, reason])).toEqual(
      [["returned", "VIR-1", other, "AC04"]],
    );
  });

  it.each([
    ["PDNG", "écriture en attente (PDNG) : elle ne prouve pas un paiement"],
    ["INFO", "écriture pour information (INFO) : elle ne prouve pas un paiement"],
  ])("lists what is %s", async (status, reason) => {
    const { entries, unmatched } = await readEntry(
      version,
      { status },
      { reference: "VIR-1", amount: "10.00" },
    );
    expect(entries).toEqual([]);
    expect(unmatched).toEqual([{ line: 6, column: "", reason, value: "VIR-1" }]);
  });

  it.each([
    [{ side: "CRDT" }, {}, "crédit sans motif de retour (RtrInf) : ce n’est pas un virement qui revient"],
    [{ reversal: true }, {}, "annulation d’une écriture (RvslInd) : à vérifier avec la banque"],
    [{ side: "CRDT", reversal: true }, {}, "annulation d’une écriture (RvslInd) : à vérifier avec la banque"],
    [{}, { reason: "AC04" }, "débit avec un motif de retour (RtrInf) : c’est un virement reçu, renvoyé"],
    [{}, { currency: "CHF" }, "devise CHF : seuls les euros sont lus"],
    [
      {},
      { reference: "NOTPROVIDED" },
      "ni référence (EndToEndId), ni IBAN et montant : rien ne dit de quel virement il s’agit",
    ],
  ] as const)("lists what is not a transfer of ours: %j %j", async (entry, transaction, reason) => {
    const { entries, unmatched } = await readEntry(version, entry, {
      reference: "VIR-1",
      amount: "10.00",
      ...transaction,
    });
    expect(entries).toEqual([]);
    expect(unmatched.map((one) => one.reason)).toEqual([reason]);
  });

  it("finds a payment without a reference by its IBAN, amount and day", async () => {
    const { entries } = await readEntry(version, {}, { amount: "10.00", iban: other });
    expect(entries).toMatchObject([{ reference: null, amount: 1000, iban: other, on: "2026-03-12" }]);
  });

  it("lists an entry without details", async () => {
    const { entries, unmatched } = await readMessage(
      camt054(version, [booked(version, {}), booked(version, {})]),
    );
    expect(entries).toEqual([]);
    expect(unmatched.map(({ line, value }) => [line, value])).toEqual([
      [6, "BANQUE-1"],
      [7, "BANQUE-1"],
    ]);
  });

  it("reads batches, and lists those without their transactions", async () => {
    const batch = (count: number) =>
      `<Btch><MsgId>ORDRE-1</MsgId><PmtInfId>LOT-1</PmtInfId><NbOfTxs>${count}</NbOfTxs></Btch>`;
    const bare = await readEntry(version, { details: batch(40) });
    expect(bare.entries).toEqual([]);
    expect(bare.unmatched.map(({ reason, value }) => [reason, value])).toEqual([
      ["lot de 40 opérations sans leur détail : demandez l’avis détaillé à la banque", "LOT-1"],
    ]);
    const whole = batch(3) + details(version, "DBIT", { reference: "VIR-1", amount: "1.00" });
    const odd = await readEntry(version, { details: whole });
    expect(odd.entries).toMatchObject([
      { reference: "VIR-1", order: { messageId: "ORDRE-1", batchId: "LOT-1" } },
    ]);
    expect(odd.file?.remarks).toEqual(["1 lot annonce un autre nombre d’opérations que celui du détail"]);
  });

  it.each([
    ["<Dt>2026-12-31</Dt>", "2026-12-31"],
    ["<DtTm>2026-12-31T23:30:00Z</DtTm>", "2027-01-01"],
    ["<DtTm>2026-12-31T18:30:00-05:00</DtTm>", "2027-01-01"],
    ["<DtTm>2026-12-31T23:30:00</DtTm>", "2026-12-31"],
    ["<DtTm>2027-01-01T00:30:00+02:00</DtTm>", "2026-12-31"],
    ["<DtTm>2026-07-31T22:00:00.123Z</DtTm>", "2026-08-01"],
    ["<Dt>2026-12-31Z</Dt>", "2026-12-31"],
    ["<DtTm>2026-12-31T24:00:00</DtTm>", "2027-01-01"],
  ])("books %s on the day it is in Paris", async (on, day) => {
    const { entries } = await readEntry(version, { on }, { reference: "VIR-1", amount: "1.00" });
    expect(entries.map((entry) => entry.on)).toEqual([day]);
  });
});

// Schema .04 gives every transaction its amount.
it.each(["02", "08"] as const)(
  "gives a transaction that is alone the amount of its entry, several none (.%s)",
  async (version) => {
    const alone = await readEntry(version, { amount: "30.00" }, { reference: "VIR-1" });
    expect(alone.entries.map((entry) => entry.amount)).toEqual([3000]);
    const several = await readEntry(
      version,
      { amount: "30.00" },
      { reference: "VIR-1" },
      { reference: "VIR-2" },
      { iban: other },
    );
    expect(several.entries.map(({ reference, amount }) => [reference, amount])).toEqual([
      ["VIR-1", null],
      ["VIR-2", null],
    ]);
    expect(several.unmatched).toHaveLength(1);
    const foreign = await readEntry(version, { amount: "30.00", currency: "SEK" }, { reference: "VIR-1" });
    expect(foreign.unmatched.map((one) => one.reason)).toEqual(["devise SEK : seuls les euros sont lus"]);
  },
);

it.each(["2026-02-30", "2026-13-01", "hier", "2026-12-31T25:00:00Z", "2026-12-31T12:60:00Z"])(
  "refuses the date %s",
  async (text) => {
    const on = `<DtTm>${text}</DtTm>`;
    const written = camt054("08", [
      booked("08", { on, details: details("08", "DBIT", { reference: "A", amount: "1.00" }) }),
    ]);
    const { entries, refused } = await readMessage(written);
    expect(entries).toEqual([]);
    expect(refused.map(({ reason, value }) => [reason, value])).toEqual([
      ["date de l’écriture illisible", text],
    ]);
  },
);

it("refuses an amount beyond the cent, and an odd reference", async () => {
  const transactions = [
    { reference: "A", amount: "10.00500" },
    { reference: "B".repeat(36), amount: "1.00" },
  ];
  const written = camt054(
    "08",
    transactions.map((one) => booked("08", { details: details("08", "DBIT", one) })),
  );
  const { refused } = await readMessage(written);
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [6, "montant plus précis que le centime : un virement en euros s’arrête au centime"],
    [7, "référence (EndToEndId) de plus de 35 signes"],
  ]);
});

it("takes the value date where there is no booking date, and none where there is neither", async () => {
  const inside = details("08", "DBIT", { reference: "A", amount: "1.00" });
  const entry = booked("08", { on: "", details: inside });
  const dated = entry.replace("<AcctSvcrRef>", "<ValDt><Dt>2026-03-13</Dt></ValDt><AcctSvcrRef>");
  const { entries } = await readMessage(camt054("08", [entry, dated]));
  expect(entries.map(({ on }) => on)).toEqual([null, "2026-03-13"]);
});

it("finds the other account of a return whose parties the bank has exchanged", async () => {
  const inside = details("08", "CRDT", { reference: "A", amount: "1.00", iban, reason: "AC04" }).replace(
    "<RltdPties>",
    `<RltdPties><DbtrAcct><Id><IBAN>${other}</IBAN></Id></DbtrAcct>`,
  );
  const written = camt054("08", [booked("08", { side: "CRDT", details: inside })]);
  await validateText(written, "camt.054.001.08");
  expect((await readMessage(written)).entries.map((entry) => entry.iban)).toEqual([other]);
});

it("reads several notifications, and says that a message has a suite", async () => {
  const one = booked("08", { details: details("08", "DBIT", { reference: "A", amount: "1.00" }) });
  const second = `</Ntfctn><Ntfctn><Id>2</Id><Acct><Id><IBAN>${other}</IBAN></Id></Acct>${one.replace(">A<", ">B<")}`;
  const pages = "<MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn>";
  const written = camt054("08", [one, second], pages);
  await validateText(written, "camt.054.001.08");
  const { entries, file } = await readMessage(written);
  expect(entries.map(({ reference }) => reference)).toEqual(["A", "B"]);
  expect(file?.remarks).toEqual(["ce message a une suite : importez aussi les autres fichiers"]);
});

it("accepts a notice without an entry", async () => {
  const { entries, unmatched, file } = await readMessage(camt054("02", []));
  expect([entries, unmatched, file?.messageId]).toEqual([[], [], "AVIS-1"]);
});
