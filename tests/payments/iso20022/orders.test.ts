import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { iban, type OrderedBatch, pain001 } from "./messages.ts";
import { readMessage, refusalOf, validateText } from "./xml.ts";

const versions = ["03", "09"] as const;

/** 526.80 × 3 + 19.99, which floats add up to 1600.3899999999999. */
const exact: OrderedBatch = {
  count: 4,
  sum: "1600.39",
  transfers: [
    { reference: "VIR-1", amount: "526.80", label: "Prestation 2026, 1er semestre" },
    { reference: "VIR-2", amount: "526.8" },
    { reference: "NOTPROVIDED", amount: "526.80000" },
    { reference: "VIR-4", amount: "19.99", iban: "" },
  ],
};

it.each(versions)("reads every transfer of a pain.001 in version .%s", async (version) => {
  const written = pain001({ version, count: 4, sum: "1600.39", batches: [exact] });
  await validateText(written, `pain.001.001.${version}`);
  const { entries, unmatched, refused, file } = await readMessage(written);
  expect([unmatched, refused]).toEqual([[], []]);
  expect(file).toEqual({
    kind: "pain.001",
    version: `pain.001.001.${version}`,
    messageId: "ORDRE-1",
    remarks: [],
  });
  expect(entries.map(({ reference, amount, iban: to }) => [reference, amount, to])).toEqual([
    ["VIR-1", 52680, iban],
    ["VIR-2", 52680, iban],
    [null, 52680, iban],
    ["VIR-4", 1999, null],
  ]);
  expect(entries[0]).toEqual({
    line: 6,
    says: "ordered",
    about: "transfer",
    order: { messageId: "ORDRE-1", batchId: "LOT-1" },
    reference: "VIR-1",
    amount: 52680,
    iban,
    on: "2026-03-12",
    orderedFor: "2026-03-12",
    label: "Prestation 2026, 1er semestre",
    reason: null,
  });
});

it("gives each batch its own day, and reads a date with a time as a day in Paris", async () => {
  const transfers = [{ reference: "A" }];
  const batches = [
    { on: "2026-12-30", transfers },
    { on: "2026-12-31T23:30:00Z", transfers },
    { on: "2026-12-31T23:30:00", transfers },
    { on: "2026-06-30T22:30:00+00:00", transfers },
  ];
  const { entries } = await readMessage(pain001({ version: "09", batches }));
  expect(entries.map(({ on, order }) => [order.batchId, on])).toEqual([
    ["LOT-1", "2026-12-30"],
    ["LOT-2", "2027-01-01"],
    ["LOT-3", "2026-12-31"],
    ["LOT-4", "2026-07-01"],
  ]);
});

describe("control figures", () => {
  const one = { transfers: [{ amount: "10.00" }] };

  it.each([
    [
      { count: 5, batches: [exact] },
      "4: nombre de virements (NbOfTxs) : l’en-tête annonce 5, le compte est de 4",
    ],
    [
      { count: 4, sum: "1600.40", batches: [exact] },
      "4: total (CtrlSum) : l’en-tête annonce 1600,40, les montants font 1600,39",
    ],
    [
      { count: 4, sum: "1600.39000000001", batches: [exact] },
      "4: total (CtrlSum) : l’en-tête annonce 1600,39000000001, les montants font 1600,39",
    ],
    [
      { count: 5, batches: [exact, { ...one, count: 2 }] },
      "11: nombre de virements (NbOfTxs) : le lot LOT-2 annonce 2, le compte est de 1",
    ],
    [
      { count: 5, batches: [exact, { ...one, sum: "9.99" }] },
      "11: total (CtrlSum) : le lot LOT-2 annonce 9,99, les montants font 10,00",
    ],
    [
      { count: 5, sum: "beaucoup", batches: [exact, one] },
      "4: total (CtrlSum) : l’en-tête annonce beaucoup, les montants font 1610,39",
    ],
  ])("refuse the file where they differ: %#", async (order, refusal) => {
    expect(await refusalOf(pain001(order))).toBe(refusal);
  });

  it("are told where the file does not have them", async () => {
    const { file } = await readMessage(pain001({ batches: [exact, one] }));
    expect(file?.remarks).toEqual([
      "un lot au moins ne dit pas NbOfTxs ni CtrlSum : ce contrôle n’a pas eu lieu",
      "l’en-tête ne dit pas NbOfTxs ni CtrlSum : ce contrôle n’a pas eu lieu",
    ]);
  });

  it("accept zeros before and after", async () => {
    const { file } = await readMessage(
      pain001({ count: "0004", sum: "001600.390000000", batches: [{ ...exact }] }),
    );
    expect(file?.remarks).toEqual([]);
  });

  it("add up other currencies too, as the message defines", async () => {
    const transfers = [{ amount: "10.00" }, { amount: "5.50", currency: "USD" }];
    const { entries, unmatched } = await readMessage(
      pain001({ count: 2, sum: "15.5", batches: [{ transfers }] }),
    );
    expect(entries).toHaveLength(1);
    expect(unmatched.map(({ reason }) => reason)).toEqual(["devise USD : seuls les euros sont lus"]);
  });
});

it.each([
  ["CHK", "5: seuls les virements (TRF) sont lus ; PmtMtd est CHK, des chèques"],
  ["TRA", "5: seuls les virements (TRF) sont lus ; PmtMtd est TRA, des avis entre banques"],
  ["DD", "5: seuls les virements (TRF) sont lus ; PmtMtd est DD"],
])("refuses the payment method %s", async (method, refusal) => {
  expect(await refusalOf(pain001({ batches: [{ ...exact, method }] }))).toBe(refusal);
});

it.each([
  ["10.00000", 1000],
  ["10", 1000],
  [".5", 50],
  ["+7.", 700],
  ["0.01", 1],
  ["9999999999.99", 999999999999],
])("reads the amount %s", async (amount, cents) => {
  const { entries } = await readMessage(pain001({ batches: [{ transfers: [{ amount }] }] }));
  expect(entries.map((entry) => entry.amount)).toEqual([cents]);
});

it.each([
  ["10.00500", "montant plus précis que le centime : un virement en euros s’arrête au centime"],
  ["10.000000", "montant à plus de cinq chiffres après le point"],
  ["-10.00", "montant négatif"],
  ["10,00", "montant illisible"],
  ["1e3", "montant illisible"],
  ["NaN", "montant illisible"],
  ["0x10", "montant illisible"],
  [".", "montant illisible"],
  ["", "montant absent"],
  ["0.00", "montant nul"],
  ["1234567890123456789", "montant illisible"],
  ["1000000000000.00", "montant démesuré"],
])("refuses the amount « %s »", async (amount, reason) => {
  const { entries, refused, file } = await readMessage(
    pain001({ sum: "10.00", batches: [{ transfers: [{ amount }] }] }),
  ).catch(() => readMessage(pain001({ batches: [{ transfers: [{ amount }] }] })));
  expect(entries).toEqual([]);
  expect(refused).toEqual([
    { line: 6, column: "", reason, value: amount === "0.00" ? "NOTPROVIDED" : amount },
  ]);
  expect(file?.messageId).toBe("ORDRE-1");
});

it.each([
  [{ iban: "FR7630006000011234567890188" }, "refused", "clé de contrôle de l’IBAN fausse"],
  [{ iban: "US7630006000011234567890189" }, "refused", "IBAN d’un pays inconnu"],
  [{ reference: "R".repeat(36) }, "refused", "référence (EndToEndId) de plus de 35 signes"],
  [{ amountXml: "" }, "refused", "montant absent"],
  [{ amountXml: "<InstdAmt>10.00</InstdAmt>" }, "refused", "montant sans devise"],
  [{ iban: "" }, "unmatched", "ni référence (EndToEndId) ni IBAN : rien ne dit à qui va ce virement"],
  [
    { amountXml: '<EqvtAmt><Amt Ccy="EUR">10.00</Amt><CcyOfTrf>USD</CcyOfTrf></EqvtAmt>' },
    "unmatched",
    "montant en contre-valeur (EqvtAmt) : seuls les virements en euros sont lus",
  ],
] as const)("lists what it cannot take, with its reason: %j", async (transfer, where, reason) => {
  const read = await readMessage(pain001({ batches: [{ transfers: [transfer, { reference: "VIR-2" }] }] }));
  expect(read.entries.map(({ reference }) => reference)).toEqual(["VIR-2"]);
  expect(read[where].map((refusal) => [refusal.line, refusal.reason])).toEqual([[6, reason]]);
});

it.each([
  ["", "3: aucun virement dans le fichier"],
  [
    "<PmtInf><PmtInfId>A</PmtInfId><PmtMtd>CHK</PmtMtd></PmtInf>",
    "5: seuls les virements (TRF) sont lus ; PmtMtd est CHK, des chèques",
  ],
  [
    "<PmtInf><PmtMtd>TRF</PmtMtd><ReqdExctnDt>2026-02-30</ReqdExctnDt></PmtInf>",
    "5: date d’exécution (ReqdExctnDt) absente ou illisible",
  ],
])("refuses an order without a transfer: %s", async (batch, refusal) => {
  const empty = pain001({ batches: [] }).replace("</GrpHdr>\n", `</GrpHdr>\n${batch}`);
  expect(await refusalOf(empty)).toBe(refusal);
});

it("refuses an order without its identifier", async () => {
  const written = pain001({ batches: [exact] });
  expect(await refusalOf(written.replace("<MsgId>ORDRE-1</MsgId>", ""))).toBe(
    "3: le message n’a pas d’identifiant (MsgId)",
  );
  expect(await refusalOf(written.replace("ORDRE-1", "O".repeat(36)))).toBe(
    "3: identifiant (MsgId) de plus de 35 signes",
  );
});

it("reads random ledgers back, exact to the cent", async () => {
  const amount = fc.tuple(fc.integer({ min: 1, max: 10 ** 12 }), fc.constantFrom(0, 1, 2, 3));
  const transfer = fc.record({
    amount,
    reference: fc.option(fc.stringMatching(/^[A-Z][0-9A-Z &<>'"-]{0,20}[0-9A-Z]$/), { nil: "NOTPROVIDED" }),
    label: fc.stringMatching(/^[!-~é€’][ -~é€’]{0,60}[!-~é€’]$/),
  });
  const ledgers = fc.array(fc.array(transfer, { minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 4,
  });
  const written = ([cents, zeros]: readonly [number, number]) =>
    `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}${"0".repeat(zeros)}`;
  const total = (all: readonly { amount: readonly [number, number] }[]) =>
    written([all.reduce((sum, one) => sum + one.amount[0], 0), 0]);
  await fc.assert(
    fc.asyncProperty(ledgers, fc.constantFrom(...versions), async (ledger, version) => {
      const batches = ledger.map((transfers) => ({
        count: transfers.length,
        sum: total(transfers),
        transfers: transfers.map((one) => ({ ...one, amount: written(one.amount) })),
      }));
      const all = ledger.flat();
      const read = await readMessage(pain001({ version, count: all.length, sum: total(all), batches }));
      expect(read.entries.map((entry) => entry.amount)).toEqual(all.map((one) => one.amount[0]));
      expect(read.entries.map((entry) => entry.reference ?? "NOTPROVIDED")).toEqual(
        all.map((one) => one.reference),
      );
      expect(read.entries.map((entry) => entry.label)).toEqual(
        all.map((one) => one.label.replace(/\s+/g, " ")),
      );
      expect(read.file?.remarks).toEqual([]);
    }),
  );
});
