import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "#context.ts";
import { type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { findContactsShown } from "#journeys/proofs/decoy/contacts-shown.queries.ts";
import { drawDecoy } from "#journeys/proofs/decoy/decoys.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { openDesk } from "../letters/letter-desk.ts";
import { freshDatabase } from "../support/fresh-database.ts";

const database = await freshDatabase();
afterAll(() => database.close());

// Fixed ids and keys make the shares below the same at each run.
const ctx: Context = {
  ...openDesk(database.db).ctx,
  space: adherent,
  db: spaceDb(database.db, adherent.id),
  keys: keysFrom("decoys that follow"),
};
const inSpace = ctx.db.inTransaction;
const idOf = (index: number) =>
  createHash("sha256")
    .update(`holder ${index}`)
    .digest("hex")
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as HolderId;

const holders = 120;
const strangers = 160;
const memberNumber = (index: number) => String(5_000_000 + index);
const unknownNumber = (index: number) => String(8_000_000 + index);

const domains = ["laposte.example", "orange.example", "free.test", "sfr.example", "wanadoo.test"];
const address = (index: number, domain: string) => `${"jmcapbslv"[index % 9]}.${index}@${domain}`;

const rowOf = (index: number) => ({
  ...{
    id: idOf(index),
    number: memberNumber(index),
    title: "Mme",
    last_name: "KACIMI",
    first_name: "Capucine",
  },
  ...{ organisation: "", address_1: "3 QUAI DES CÉLESTINS", address_2: "", address_3: "" },
  ...{ postal_code: "35000", city: "RENNES", country: "FR" },
  email: index % 7 === 0 ? null : address(index, domains[index % 5] ?? ""),
  phone: index % 4 === 0 ? null : `+336${String(12_345_600 + index * 37).padStart(8, "0")}`,
});

const putOnFile = (from: number, count: number) =>
  inSpace((trx) =>
    trx
      .insertInto("holder")
      .values(Array.from({ length: count }, (_, index) => rowOf(from + index)))
      .execute(),
  );

type Reading = (trx: SpaceTransaction, number: string) => Promise<unknown>;

/** The contacts that each number shows after the change. */
const read = (numbers: readonly string[], before: Reading) =>
  inSpace(async (trx) => {
    const shown: string[] = [];
    for (const number of numbers) {
      await before(trx, number);
      shown.push(JSON.stringify((await findContactsShown(trx, ctx, number)).masks));
    }
    return shown;
  });

const give: Reading = (trx, number) => drawDecoy(trx, ctx.keys, number);
const lookAgain: Reading = async () => undefined;

const numbersOf = (numberOf: (index: number) => string, count: number) =>
  Array.from({ length: count }, (_, index) => numberOf(index));
const ofMembers = numbersOf(memberNumber, holders);
const ofNobody = numbersOf(unknownNumber, strangers);
const members = () => read(ofMembers, give);
const unknown = () => read(ofNobody, give);

/** The people on file, with the contacts that each number shows: drawn once, put back before each test. */
async function drawOnce() {
  await putOnFile(0, holders);
  const shown = [await members(), await unknown()] as const;
  return { shown, decoys: await inSpace((trx) => trx.selectFrom("decoy").selectAll().execute()) };
}

let drawn: Awaited<ReturnType<typeof drawOnce>>;
beforeAll(async () => {
  drawn = await drawOnce();
});
beforeEach(async () => {
  await inSpace((trx) => sql`truncate holder, decoy cascade`.execute(trx));
  await putOnFile(0, holders);
  await inSpace((trx) => trx.insertInto("decoy").values(drawn.decoys).execute());
});

const shareChanged = (before: readonly string[], after: readonly string[]) =>
  before.filter((masks, index) => masks !== after[index]).length / before.length;

/** The share of members, and of unknown numbers, that show other contacts afterwards. */
async function sharesAfter(change: () => Promise<unknown>) {
  const before = drawn.shown;
  await change();
  const after = [await members(), await unknown()] as const;
  return {
    members: shareChanged(before[0], after[0]),
    unknown: shareChanged(before[1], after[1]),
    before,
    after,
  };
}

const update = (statement: ReturnType<typeof sql>) => inSpace((trx) => statement.execute(trx));

describe("the decoy of an unknown number", () => {
  it.each([0.3, 0.6])("changes as often as members do when contacts change for %d of them", async (share) => {
    const moved = Math.round(holders * share);
    const upTo = memberNumber(moved);
    const shares = await sharesAfter(() =>
      update(sql`update holder set email = replace(replace(email, 'laposte', 'gmail'), 'free.test', 'proton.test'),
        phone = left(phone, -2) || lpad(((right(phone, 2)::int + 41) % 100)::text, 2, '0') where number < ${upTo}`),
    );
    expect(shares.members).toBeGreaterThan(share * 0.6);
    expect(Math.abs(shares.members - shares.unknown)).toBeLessThan(0.08);
  });

  it("changes as members do: after a change of mail provider, the initial stays", async () => {
    const { before, after } = await sharesAfter(() =>
      update(sql`update holder set email = replace(email, 'orange', 'gmail')`),
    );
    const kept = (side: 0 | 1) => {
      const initial = (masks: string) => JSON.parse(masks).mail?.[0];
      const changed = before[side].flatMap((masks, index) => (masks === after[side][index] ? [] : [index]));
      return (
        changed.filter((index) => initial(before[side][index] ?? "") === initial(after[side][index] ?? ""))
          .length / changed.length
      );
    };
    expect([kept(0), kept(1)]).toEqual([1, 1]);
  });

  it("changes as often as members do when some leave, and changes back when they return", async () => {
    const shares = await sharesAfter(() =>
      update(sql`update holder set closed_at = now() where number < ${memberNumber(40)}`),
    );
    expect(shares.members).toBeGreaterThan(0.3);
    expect(Math.abs(shares.members - shares.unknown)).toBeLessThan(0.08);
    await update(sql`update holder set closed_at = null`);
    expect([await members(), await unknown()]).toEqual(shares.before);
  });

  it("follows an address changed in an account", async () => {
    const shares = await sharesAfter(() =>
      update(sql`insert into account (holder_id, email, email_key, password_hash)
        select id, 'x' || number || '@neuf.test', 'x' || number || '@neuf.test', 'h' from holder where number < ${memberNumber(60)}`),
    );
    expect(Math.abs(shares.members - shares.unknown)).toBeLessThan(0.08);
    expect(shares.unknown).toBeGreaterThan(0.3);
  });

  it("changes neither by itself nor because other people come on file", async () => {
    const shares = await sharesAfter(() => putOnFile(holders, 60));
    expect([shares.members, shares.unknown]).toEqual([0, 0]);
  });

  it("shows its change on a page that is only reloaded, as a member's does", async () => {
    const [, before] = drawn.shown;
    await update(
      sql`update holder set phone = left(phone, -2) || lpad(((right(phone, 2)::int + 7) % 100)::text, 2, '0')`,
    );
    const reloaded = await read(ofNobody, lookAgain);
    expect(shareChanged(before, reloaded)).toBeGreaterThan(0.6);
    expect(await unknown()).toEqual(reloaded);
  });

  it("never shows the masks of a member, changed or not", async () => {
    const { before, after } = await sharesAfter(() => update(sql`update holder set email = 'q' || email`));
    for (const side of [before, after]) {
      const theirs = new Set(side[0]);
      const alike = side[1].map((masks) => JSON.parse(masks)).filter(({ mail, sms }) => mail && sms);
      const same = alike.filter((masks) => theirs.has(JSON.stringify(masks)));
      // One initial in ten and one ending in a hundred match those of the picked holder by chance.
      expect(same.length / alike.length).toBeLessThan(0.25);
    }
    expect(after[1].filter((masks) => JSON.parse(masks).mail?.startsWith("q")).length).toBeLessThan(10);
  });

  it("keeps its contacts when the former version drew it, and follows changes from then on", async () => {
    await update(sql`update decoy set picked = null, mail_from = null, phone_from = null,
      email_mask = case when email_mask is not null then 'k••••@o••••.fr' end,
      phone_mask = case when phone_mask is not null then '07 •• •• •• 11' end`);
    const former = await read(ofNobody, lookAgain);
    expect(new Set(former).size).toBeLessThanOrEqual(4);
    expect(await unknown()).toEqual(former);
    await update(sql`update holder set email = replace(email, 'orange', 'gmail')`);
    const share = shareChanged(former, await unknown());
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.25);
  });
});
