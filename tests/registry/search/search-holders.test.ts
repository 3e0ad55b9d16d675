import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAccount } from "#account/accounts.queries.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { HolderId, SpaceId } from "#kernel/ids.ts";
import { foldTerm, nameTerms, wordsOf } from "#registry/search/fold-term.rules.ts";
import { areHoldersWaiting, indexWaitingHolders } from "#registry/search/index-holders.queries.ts";
import { readSearch } from "#registry/search/read-search.rules.ts";
import { mostShown, searchHolders, searchStatement } from "#registry/search/search-holders.queries.ts";
import { whyFound } from "#registry/search/why-found.rules.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { freshDatabase, type TestDatabase } from "../../support/fresh-database.ts";

let database: TestDatabase;
const inSpace = (space = "npfr") => spaceDb(database.db, space as SpaceId);
beforeAll(async () => {
  database = await freshDatabase();
  await add(people);
});
afterAll(() => database.close());

const nobody = {
  ...{
    title: "",
    last_name: "",
    first_name: "",
    organisation: "",
    address_1: "",
    address_2: "",
    address_3: "",
  },
  ...{ postal_code: "", city: "", country: "FR" },
};
type Row = Partial<typeof nobody> & { number: string; email?: string; phone?: string; iban?: string };

const anne: Row = {
  number: "N1048031",
  last_name: "LE GUENNEC",
  first_name: "Anne",
  postal_code: "29200",
  city: "BREST",
  email: "Anne.LeGuennec@boite.example",
  phone: "+33612345678",
  iban: "FR7630006000011234567890189",
};
const people: Row[] = [
  anne,
  { number: "N1048032", last_name: "LEGUENNEC", first_name: "Jean-Pierre", city: "SAINT-MALO" },
  { number: "N1048033", last_name: "D’ALMÉIDA", first_name: "Joseph", city: "PARIS", postal_code: "75011" },
  { number: "N1048034", last_name: "BŒUF", first_name: "Solange", city: "ÉVREUX" },
  { number: "N1048035", organisation: "CH ND La Miséricorde", city: "AJACCIO", phone: "+262692123456" },
  { number: "N1048036", last_name: "MARTIN", first_name: "Georges", city: "PARIS", postal_code: "75012" },
  {
    number: "N1048037",
    last_name: "PARIS",
    first_name: "Martin",
    city: "LYON",
    email: "martin@boite.example",
  },
];

const add = (rows: readonly Row[], space?: string) =>
  inSpace(space).inTransaction((trx) =>
    trx
      .insertInto("holder")
      .values(rows.map((row) => ({ ...nobody, ...row })))
      .execute(),
  );

async function find(typed: string, space?: string) {
  const search = readSearch(typed);
  if (!search) return [];
  const found = await inSpace(space).inTransaction((trx) => searchHolders(trx, search));
  return found.map((holder) => ({ number: holder.number, why: whyFound(search, holder) }));
}
const numbers = async (typed: string, space?: string) =>
  (await find(typed, space)).map(({ number }) => number);

describe("a search", () => {
  it.each([
    ["guennec anne", ["N1048031"]],
    ["ANNE   le guennec", ["N1048031"]],
    ["leguen", ["N1048031", "N1048032"]],
    ["LE GUENNEC", ["N1048031", "N1048032"]],
    ["guen", ["N1048031"]],
    ["d almeida", ["N1048033"]],
    ["dalm", ["N1048033"]],
    ["jeanpierre", ["N1048032"]],
    ["boeuf", ["N1048034"]],
    ["Bœuf evreux", ["N1048034"]],
    ["miséricorde", ["N1048035"]],
    ["CHND", ["N1048035"]],
    ["saintmalo", ["N1048032"]],
    ["N1048031", ["N1048031"]],
    ["n 1048 031", ["N1048031"]],
    ["1048031", ["N1048031"]],
    ["06 12 34 56 78", ["N1048031"]],
    ["+33612345678", ["N1048031"]],
    ["0033 6.12.34.56.78", ["N1048031"]],
    ["0612", ["N1048031"]],
    ["0692 12 34 56", ["N1048035"]],
    ["guennec 0612345678", ["N1048031"]],
    ["martin 0612345678", []],
    ["anne.leguennec@boite.example", ["N1048031"]],
    ["ANNE.LEG@", []],
    ["anne.leguennec@b", ["N1048031"]],
    ["90189", ["N1048031"]],
    ["0189", ["N1048031"]],
    ["FR76 3000 6000 0112 3456 7890 189", ["N1048031"]],
    ["29200", ["N1048031"]],
    ["750", ["N1048033", "N1048036"]],
    ["martin 75012", ["N1048036"]],
    ["martin paris", ["N1048036", "N1048037"]],
    ["inconnu", []],
    ["guennec inconnu", []],
  ])("%j finds %j", async (typed, expected) => {
    expect(await numbers(typed)).toEqual(expected);
  });

  it("says what of the file answers it", async () => {
    const why = async (typed: string) => (await find(typed))[0]?.why;
    expect(await why("guennec bre")).toEqual([
      { kind: "lastName", value: "LE GUENNEC" },
      { kind: "city", value: "BREST" },
    ]);
    expect(await why("0189")).toEqual([{ kind: "ibanEnd", value: "90189" }]);
    expect(await why("06 12 34 56 78")).toEqual([{ kind: "phone", value: "+33612345678" }]);
    expect(await why("1048031")).toEqual([{ kind: "number", value: "N1048031" }]);
  });

  it("says why, whatever finds a holder", async () => {
    for (const typed of [
      "leguen",
      "chnd",
      "750",
      "anne",
      "paris",
      "0692123456",
      "1048",
      "jean",
      "martin paris",
    ])
      for (const { number, why } of await find(typed)) expect(why, `${typed}: ${number}`).not.toEqual([]);
  });

  it("finds the address of an account, and no longer once it is closed", async () => {
    const holderId = await idOf("N1048033");
    await inSpace().inTransaction((trx) =>
      openAccount(trx, npfr, { holderId, email: "Jo@maison.example", passwordHash: "x" }),
    );
    expect(await numbers("jo@maison.example")).toEqual(["N1048033"]);
    await inSpace().inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ closed_at: sql<Date>`now()` })
        .where("holder_id", "=", holderId)
        .execute(),
    );
    expect(await numbers("jo@maison.example")).toEqual([]);
  });

  it("follows a change of the file", async () => {
    const change = (last_name: string) =>
      inSpace().inTransaction((trx) =>
        trx.updateTable("holder").set({ last_name }).where("number", "=", "N1048036").execute(),
      );
    await change("DURAND");
    expect(await numbers("durand")).toEqual(["N1048036"]);
    expect(await numbers("martin georges")).toEqual([]);
    await change("MARTIN");
  });

  it("finds a payment and a transfer by their whole reference", async () => {
    const holderId = await idOf("N1048034");
    await inSpace().inTransaction((trx) => addPayment(holderId).execute(trx));
    for (const typed of ["VIR-2026-7", "vir-2026-7", " RB-2026-7 ", "rb-2026-7"]) {
      const [found, ...more] = await find(typed);
      expect([found?.number, more], typed).toEqual(["N1048034", []]);
      expect(found?.why).toEqual([{ kind: "reference", value: typed.trim().toUpperCase() }]);
    }
    expect(await numbers("VIR-2026")).toEqual([]);
  });

  it("never finds a holder of another space, by anything", async () => {
    await add([{ ...anne, number: "N7777777" }], "adherent");
    for (const typed of [
      "guennec anne",
      "0612345678",
      "90189",
      "anne.leguennec@boite.example",
      "29200",
      "N7777777",
    ])
      expect(await numbers(typed), typed).not.toContain("N7777777");
    expect(await numbers("guennec anne", "adherent")).toEqual(["N7777777"]);
    expect(await numbers("VIR-2026-7", "adherent")).toEqual([]);
    expect(await numbers("guennec", "sante")).toEqual([]);
  });

  it("reads a range of the index under row-level security", async () => {
    const search = readSearch("guennec anne");
    if (!search) throw new Error("nothing to search");
    const plan = await inSpace().inTransaction(async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx);
      return sql<{ "QUERY PLAN": string }>`explain ${searchStatement(search)}`.execute(trx);
    });
    const lines = plan.rows.map((row) => row["QUERY PLAN"]);
    const reads = lines.filter((_, at) => lines[at - 1]?.includes("using term_of_search"));
    expect(reads).toHaveLength(2);
    for (const line of reads) expect(line).toMatch(/Index Cond: .*space_id = .*term >= .*term < /);
  });

  it("shows at most one more than it says", async () => {
    await add(
      Array.from({ length: 120 }, (_, at) => ({ number: `N2${at + 100_000}`, last_name: "QUÉMÉNER" })),
    );
    expect(await numbers("quemener")).toHaveLength(mostShown + 1);
    expect(await numbers("q")).toHaveLength(mostShown + 1);
  });

  it("is not shaken by hostile text", async () => {
    const hostile = ["'; drop table holder; --", "%", "_", "🙂", "a".repeat(10_000), "\\", "' or 1=1 --"];
    for (const typed of hostile) expect(await numbers(typed), typed).toEqual([]);
    for (const typed of ["a%", "\u0000a", "_a"])
      expect(await numbers(typed), typed).toEqual(await numbers("a"));
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        expect((await find(typed)).length).toBeLessThanOrEqual(mostShown + 1);
      }),
      { numRuns: 60 },
    );
  });
});

describe("terms", () => {
  it("are left to the job by a large import, which a search by number does not wait for", async () => {
    await add(
      Array.from({ length: 201 }, (_, at) => ({ number: `N3${at + 100_000}`, last_name: "ZWINGELSTEIN" })),
      "sante",
    );
    const { inTransaction } = inSpace("sante");
    expect(await inTransaction(areHoldersWaiting)).toBe(true);
    expect(await numbers("zwingel", "sante")).toEqual([]);
    expect(await numbers("N3100000", "sante")).toEqual(["N3100000"]);
    expect(await inSpace("adherent").inTransaction(indexWaitingHolders)).toBe(0);
    expect(await inTransaction(indexWaitingHolders)).toBe(201);
    expect(await inTransaction(indexWaitingHolders)).toBe(0);
    expect(await numbers("zwingel", "sante")).toHaveLength(mostShown + 1);
  });

  it("go with their holder", async () => {
    const left = () =>
      inSpace("sante").inTransaction(async (trx) => {
        await trx.deleteFrom("holder").where("number", "like", "N3%").execute();
        return (await trx.selectFrom("holder_term").select("term").execute()).length;
      });
    expect(await left()).toBe(0);
  });

  it("are folded alike by the database and by Parvis", async () => {
    const sign = fc.oneof(
      fc.integer({ min: 0x20, max: 0x24f }),
      fc.integer({ min: 0x1e00, max: 0x1eff }),
      fc.integer({ min: 0x2010, max: 0x2049 }),
      fc.constantFrom(0x2bb, 0x2bc, 0x2212, 0xfb01, 0xff21),
    );
    const names = fc.array(
      fc.string({ unit: sign.map((code) => String.fromCodePoint(code)), maxLength: 24 }),
      {
        minLength: 40,
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(names, async (texts) => {
        const { rows } = await sql<{ folded: string; words: string[] }>`
          select fold_term(value) as folded, words_of(value) as words from unnest(${texts}::text[]) as value`.execute(
          database.db,
        );
        expect(rows).toEqual(texts.map((text) => ({ folded: foldTerm(text), words: wordsOf(text) })));
      }),
      { numRuns: 50 },
    );
  });

  it("of a name are those that say why it was found", async () => {
    const name = "Clinique Saint-Yves d’Été Bœuf";
    await add([{ number: "N9000001", organisation: name }], "sante");
    const terms = await inSpace("sante").inTransaction((trx) =>
      trx.selectFrom("holder_term").select("term").where("term", ">=", "l").where("term", "<", "m").execute(),
    );
    expect(terms.map(({ term }) => term.slice(1)).sort()).toEqual(nameTerms(name).sort());
  });
});

async function idOf(number: string): Promise<HolderId> {
  return inSpace().inTransaction(async (trx) => {
    const row = trx.selectFrom("holder").select("id").where("number", "=", number);
    return (await row.executeTakeFirstOrThrow()).id;
  });
}

const addPayment = (holderId: HolderId) => sql`
  with made as (
    insert into transfer (holder_id, reference, amount_cents, paid_on, status, lines)
    values (${holderId}, 'VIR-2026-7', 1200, '2026-11-02', 'paid', 1) returning id)
  insert into payment (holder_id, reference, transfer_id, paid_on, label, amount_cents, status, words, first_status)
  select ${holderId}, 'RB-2026-7', id, '2026-11-02', 'Remboursement', 1200, 'paid', 'rb-2026-7', 'paid' from made`;
