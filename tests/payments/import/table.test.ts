import { sql } from "kysely";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/folder.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { done, line, openPayments, paymentsFile, refusals, today } from "./payments-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const desk = await openPayments(database, folder.path);
afterEach(() => desk.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const guide = [
  line("V1-1", { transfer: "V1" }),
  line("V1-2", { transfer: "V1" }),
  line("V1-3", { transfer: "V1", amount: "526.80" }),
  line("V1-4", { transfer: "V1", amount: "19,99", label: "Rappel" }),
];

describe("a file of payment lines", () => {
  it("makes one transfer of its lines, exact to the cent: 526,80 × 3 + 19,99 = 1 600,39", async () => {
    const report = done(await desk.importLines(guide), "table");
    expect(report).toMatchObject({ rows: 4, added: 4, changed: 0, same: 0, transfers: 1 });
    expect(report.amounts).toEqual([{ status: "ordered", lines: 4, amount: 160_039 }]);
    expect(await desk.transfers()).toMatchObject([
      { reference: "V1", amount_cents: "160039", lines: 4, status: "ordered", paid_on: today },
    ]);
    expect(await desk.payments()).toMatchObject(
      ["52680", "52680", "52680", "1999"].map((amount_cents) => ({ amount_cents, first_status: "ordered" })),
    );
  });

  it("changes nothing when it comes again, and says so", async () => {
    done(await desk.importLines(guide), "table");
    const before = [
      await desk.payments(),
      await desk.transfers(),
      await desk.changes(),
      await desk.notices(),
    ];
    let asked = false;
    const again = await desk.importLines(guide, {
      confirm: async () => {
        asked = true;
        return true;
      },
    });
    expect(done(again, "table")).toMatchObject({ added: 0, changed: 0, same: 4, transfers: 0 });
    expect(asked).toBe(false);
    expect([
      await desk.payments(),
      await desk.transfers(),
      await desk.changes(),
      await desk.notices(),
    ]).toEqual(before);
    expect(await desk.runs()).toMatchObject([{ state: "applied", kind: "payments" }, { state: "applied" }]);
  });

  it("changes nothing in a dry run, nor when the person declines", async () => {
    expect(done(await desk.importLines(guide, { dryRun: true }), "table")).toMatchObject({ added: 4 });
    const declined = await desk.importLines(guide, { confirm: async () => false });
    expect(declined).toMatchObject({ ok: false, refusal: { why: "declined" } });
    expect(await desk.payments()).toEqual([]);
    expect(await desk.runs()).toMatchObject([{ state: "refused" }]);
  });

  it("makes a transfer of each line without a transfer", async () => {
    done(await desk.importLines([line("A"), line("B", { transfer: "", number: "N2" })]), "table");
    expect((await desk.transfers()).map(({ reference, lines }) => [reference, lines])).toEqual([
      ["A", 1],
      ["B", 1],
    ]);
  });

  it("leaves what it has no column for", async () => {
    done(await desk.importLines([line("A", { label: "Été 2026", period_from: "01/01/2026" })]), "table");
    const report = done(await desk.importLines([{ reference: "A", status: "payé" }]), "table");
    expect(report).toMatchObject({ added: 0, changed: 1 });
    expect(await desk.payments()).toMatchObject([
      {
        label: "Été 2026",
        period_from: "2026-01-01",
        status: "paid",
        amount_cents: "52680",
        words: "a ete 2026",
      },
    ]);
    done(await desk.importLines([{ reference: "A", amount: "600" }]), "table");
    expect(await desk.transfers()).toMatchObject([{ amount_cents: "60000", status: "paid" }]);
  });

  it("says unknown columns and ignores them", async () => {
    expect(done(await desk.importLines([line("A", { memo: "x" })]), "table").ignoredColumns).toEqual([
      "memo",
    ]);
  });

  it("keeps each change of status with its day and its source", async () => {
    done(await desk.importLines(guide), "table");
    const paid = guide.map((each) => ({ ...each, status: "paid" }));
    expect(done(await desk.importLines(paid), "table")).toMatchObject({ changed: 4 });
    expect(await desk.changes()).toMatchObject([
      { payment_id: null, status: "paid", source: "file", changed_on: today },
    ]);
    const returned = [{ reference: "V1-4", status: "Retourné", reason: "AC04" }];
    expect(done(await desk.importLines(returned), "table")).toMatchObject({ changed: 1 });
    const [, change] = await desk.changes();
    expect(change).toMatchObject({ status: "returned", reason: "AC04", source: "file" });
    expect(change?.payment_id).not.toBeNull();
    expect(await desk.transfers()).toMatchObject([{ status: "paid" }]);
    const late = guide.map((each) => ({ ...each, status: "ordonné" }));
    expect(done(await desk.importLines(late), "table")).toMatchObject({ same: 4, ahead: 4 });
  });

  it("lets a line leave its transfer, whose amount follows; an empty transfer goes", async () => {
    done(await desk.importLines(guide), "table");
    done(await desk.importLines([{ reference: "V1-4", transfer: "V2" }]), "table");
    expect(await desk.transfers()).toMatchObject([
      { reference: "V1", amount_cents: "158040", lines: 3 },
      { reference: "V2", amount_cents: "1999", lines: 1 },
    ]);
    done(await desk.importLines([{ reference: "V1-4", transfer: "V1" }]), "table");
    expect(await desk.transfers()).toMatchObject([{ reference: "V1", amount_cents: "160039", lines: 4 }]);
  });

  it("keeps deductions and refused lines of a transfer", async () => {
    const lines = [
      line("F1", { transfer: "B1", amount: "100,00", status: "payé" }),
      line("F2", { transfer: "B1", amount: "0", status: "rejeté", reason: "Facture en double" }),
      line("I1", { transfer: "B1", amount: "-40,50", status: "payé", label: "Indu" }),
    ];
    done(await desk.importLines(lines), "table");
    expect(await desk.transfers()).toMatchObject([
      { amount_cents: "5950", status: "paid", reason: "", lines: 3 },
    ]);
  });

  it("stores the columns of the space's layout", async () => {
    const cells = { year: "2026", right: "réversion", right_share: "33,33 %", years: "20" };
    done(await desk.importLines([line("A", cells)]), "table");
    expect(await desk.details("allowance_line")).toMatchObject([
      { year: 2026, right_kind: "reversion", right_share: 3333, years: 20 },
    ]);
    done(await desk.importLines([{ reference: "A", years: "25" }]), "table");
    expect(await desk.details("allowance_line")).toMatchObject([{ year: 2026, years: 25 }]);
  });
});

describe("holders to tell", () => {
  it("is noted once for each holder: a rejection before payments, one payment by its id", async () => {
    done(
      await desk.importLines([
        line("A", { status: "payé" }),
        line("B", { status: "payé" }),
        line("C", { status: "rejeté", reason: "AC04" }),
        line("D", { number: "N2", status: "payé" }),
        line("E", { number: "0123", status: "ordonné" }),
      ]),
      "table",
    );
    const [one, other] = ["N1", "N2"].map((number) => number);
    const holders = new Map((await desk.holders()).map(({ id, number }) => [number, id]));
    const ids = new Map((await desk.payments()).map(({ reference, id }) => [reference, id]));
    expect(await desk.notices()).toEqual([
      expect.objectContaining({
        kind: "paid",
        holder_id: holders.get(other ?? ""),
        payment_id: ids.get("D"),
      }),
      expect.objectContaining({
        kind: "rejected",
        holder_id: holders.get(one ?? ""),
        payment_id: ids.get("C"),
      }),
    ]);
  });

  it("is nobody for a death, which staff must look at, nor for old payments", async () => {
    done(
      await desk.importLines([
        line("A", { status: "rejeté", reason: "MD07" }),
        line("B", { number: "N2", status: "payé", paid_on: "2020-01-15" }),
      ]),
      "table",
    );
    expect(await desk.notices()).toEqual([]);
    expect(await desk.checks()).toMatchObject([{ kind: "holder_deceased", settled_at: null }]);
  });

  it("enqueues in the same transaction, and only if something changed", async () => {
    let told = 0;
    const tell = async () => {
      told += 1;
    };
    await desk.importLines([line("A")], { tell });
    await desk.importLines([line("A")], { tell });
    expect(told).toBe(1);
  });
});

describe("what staff must look at", () => {
  it("is an amount that the rule of the layout does not give, until a file corrects it", async () => {
    const right = {
      paid_on: "2026-11-02",
      amount: "1024,95",
      year: "2026",
      right: "droit propre",
      right_share: "100",
    };
    done(
      await desk.importLines([line("A", { ...right, years: "20" }), line("B", { ...right, years: "25" })]),
      "table",
    );
    const ids = new Map((await desk.payments()).map(({ reference, id }) => [reference, id]));
    expect(await desk.checks()).toMatchObject([
      { payment_id: ids.get("B"), kind: "amount_differs", settled_at: null },
    ]);
    done(await desk.importLines([{ reference: "B", amount: "2049,90" }]), "table");
    expect(await desk.checks()).toMatchObject([{ payment_id: ids.get("B"), settled_at: expect.any(Date) }]);
  });
});

describe("a wrong line refuses the file, by line and column", () => {
  const refusalOf = async (cells: Record<string, string>) =>
    await desk.importLines([line("OK"), line("A", cells)]);
  it.each([
    [{ amount: "12,345" }, "3 amount: un point ou une virgule, puis trois chiffres"],
    [{ amount: "1,2E+05" }, "3 amount: montant illisible"],
    [{ amount: "=1+1" }, "3 amount: montant illisible"],
    [{ amount: "" }, "3 amount: cellule vide"],
    [{ amount: "#REF!" }, "3 amount: erreur de tableur"],
    [{ status: "en cours" }, "3 status: statut inconnu : ordonné, payé, rejeté ou retourné"],
    [{ paid_on: "31/02/2026" }, "3 paid_on: date impossible"],
    [{ paid_on: "25/11/26" }, "3 paid_on: année à deux chiffres"],
    [{ paid_on: "46351" }, "3 paid_on: nombre de jours d’un tableur"],
    [{ paid_on: "2150-01-01" }, "3 paid_on: date trop lointaine"],
    [{ number: "N9" }, "3 number: numéro absent du registre"],
    [{ number: "123" }, "3 number: zéro du début perdu, 0123 est au registre"],
    [{ number: "1,23E+05" }, "3 number: nombre à virgule ou scientifique"],
    [{ reference: "1,23457E+12" }, "3 reference: nombre à virgule ou scientifique"],
    [{ reference: "OK" }, "2 reference: référence donnée aussi à la ligne 3"],
    [{ label: "=cmd|' /C calc'!A0" }, "3 label: formule de tableur interdite"],
    [
      { period_from: "2026-02-01", period_to: "2026-01-31" },
      "3 period_to: la période finit avant de commencer",
    ],
    [{ right: "autre" }, "3 right: valeur inconnue : droit propre ou réversion"],
    [{ transfer: "OK", number: "N2" }, "3 transfer: ce virement est déjà celui d’un autre titulaire"],
    [{ amount: "-600", transfer: "OK" }, "2 transfer: les lignes de ce virement font −73,20 €"],
  ] as const)("%j", async (cells, wanted) => {
    const [first] = refusals(await refusalOf(cells as Record<string, string>));
    expect(first).toContain(wanted);
    expect(await desk.payments()).toEqual([]);
  });

  it("when a new payment lacks what it needs, another holder has the reference, or a status contradicts", async () => {
    expect(refusals(await desk.importLines([{ reference: "A", amount: "1" }]))).toEqual([
      "2 reference: référence inconnue : pour une nouvelle prestation il manque number, paid_on, status",
    ]);
    done(await desk.importLines([line("A", { status: "payé" })]), "table");
    expect(refusals(await desk.importLines([line("A", { number: "N2" })]))).toContain(
      "2 reference: cette référence est celle d’un autre titulaire",
    );
    expect(refusals(await desk.importLines([line("A", { status: "rejeté" })]))).toEqual([
      "2 status: la prestation est déjà payée : ce statut la contredit",
    ]);
  });

  it("and the list of refusals protects values as the file had them", async () => {
    await desk.importText(
      paymentsFile([
        line("007", { number: "00042", amount: "x" }),
        line("B", { label: "=1+1", number: "0123" }),
      ]),
    );
    const rows = await desk.rejects();
    expect(rows.map(({ value }) => value)).toEqual(["x", "'=1+1"]);
    await desk.importLines([line("A", { number: "00042" })]);
    expect(await desk.rejects()).toMatchObject([{ line: "2", column: "number", value: "00042" }]);
  });

  it("without known columns, without reference, or without rows", async () => {
    expect(refusals(await desk.importText("a;b\n1;2\n"))[0]).toContain("1 : la première ligne ne nomme pas");
    expect(refusals(await desk.importText("number;amount\nN1;2\n"))).toEqual([
      "1 reference: colonne obligatoire absente",
    ]);
    expect(refusals(await desk.importText("reference;number\n"))[0]).toContain("aucune prestation");
    expect(refusals(await desk.importText("reference;number\nA;N1;x\n"))[0]).toContain(
      "3 cellules au lieu de 2",
    );
  });
});

it("withdraws an attestation whose year no longer adds up, and no other", async () => {
  const paid = (reference: string, paid_on: string) => line(reference, { paid_on, status: "payé" });
  done(await desk.importLines([paid("A", "2024-03-01"), paid("B", "2025-03-01")]), "table");
  const holder = (await desk.holders()).find(({ number }) => number === "N1")?.id;
  await desk.inSpace((trx) =>
    sql`
      insert into issued_document (holder_id, id, kind, year, amount_cents, code_hash)
      select ${holder}::uuid, gen_random_uuid(), 'payment_attestation', year, 52680, int4send(year)
      from unnest(array[2024, 2025]) as year`.execute(trx),
  );
  done(await desk.importLines([line("A", { paid_on: "2024-03-01", status: "retourné" })]), "table");
  const documents = await desk.details("issued_document", "year");
  expect(documents.map(({ year, withdrawn_at }) => [year, withdrawn_at !== null])).toEqual([
    [2024, true],
    [2025, false],
  ]);
});

it("takes the day of Paris: 31 December 23:30 UTC is in the next year", async () => {
  const days = [
    "2025-12-31T23:30:00Z",
    "2025-12-31T23:30:00+01:00",
    "2025-12-31T23:30Z",
    "2026-07-01 00:30:00+02",
  ];
  done(await desk.importLines(days.map((paid_on, index) => line(`D${index}`, { paid_on }))), "table");
  expect((await desk.payments()).map(({ paid_on }) => paid_on)).toEqual([
    "2026-01-01",
    "2025-12-31",
    "2026-01-01",
    "2026-07-01",
  ]);
});
