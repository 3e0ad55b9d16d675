import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import type { Acting } from "#office/card/acting.ts";
import { applyCorrection } from "#office/card/correct/apply-correction.actions.ts";
import {
  addressOf,
  type Correction,
  changesNothing,
  emailsOf,
} from "#office/card/correct/correction.rules.ts";
import { type Card, findCard } from "#office/card/reading/card.queries.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { activePerson, personOnFile } from "../../support/persons.ts";
import { runHouse } from "../../support/running-house.ts";
import { actingIn, journalOf, mailsOf } from "./members.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());
const ctx = actingIn(house.ctx);
const byNumber = actingIn({
  ...house.ctx,
  space: adherent,
  db: spaceDb(house.database.db, adherent.id),
});

const cardOf = async (as: Acting, holderId: HolderId): Promise<Card> => {
  const card = await as.db.inTransaction((trx) => findCard(trx, holderId));
  if (!card) throw new Error("no card");
  return card;
};
const apply = (as: Acting, holderId: HolderId, asked: Correction) =>
  as.db.allOrNothing((trx) => applyCorrection(trx, as, holderId, asked));
const changesOf = async (as: Acting, holderId: HolderId) => {
  const rows = await as.db.inTransaction((trx) =>
    trx
      .selectFrom("holder_change")
      .select(["field", "before", "after", "by", "settled_at"])
      .where("holder_id", "=", holderId)
      .orderBy("id")
      .execute(),
  );
  return rows.map(
    ({ field, before, after, by, settled_at }) =>
      `${by} ${field}: ${before} → ${after}${settled_at ? " (settled)" : ""}`,
  );
};
const toEmail = (card: Card, after: string): Correction => ({
  field: "email",
  before: emailsOf(card),
  after,
});

describe("an e-mail address that signs in", () => {
  let person: Awaited<ReturnType<typeof activePerson>>;
  beforeEach(async () => {
    person = await activePerson(ctx);
    await ctx.db.inTransaction((trx) =>
      sql`update holder set email = ${`file.${person.number}@boite.example`} where id = ${person.holderId}`.execute(
        trx,
      ),
    );
  });
  const fresh = () => `nouvelle.${person.number}@boite.example`;

  it("is corrected on the account and on file, and old and new addresses are told", async () => {
    const { holderId, accountId } = person;
    await ctx.db.inTransaction(async (trx) => {
      await sql`insert into session (account_id, token_hash, source, browser)
        values (${accountId}, ${person.number}::bytea, '', '')`.execute(trx);
      await sql`insert into link (purpose, holder_id, journey_id, address_key, expires_at)
        values ('recovery', ${holderId}, gen_random_uuid(), 'x', now() + interval '1 day')`.execute(trx);
    });
    const card = await cardOf(ctx, holderId);
    expect(await apply(ctx, holderId, toEmail(card, fresh()))).toEqual(done(null));
    const after = await cardOf(ctx, holderId);
    expect([after.email, after.account?.email]).toEqual([fresh(), fresh()]);
    expect(await mailsOf(ctx, holderId)).toEqual(
      [card.email, person.email, fresh()].map((address) => `contact-corrected ${address}`).sort(),
    );
    expect(await journalOf(ctx, holderId)).toEqual(["contact_corrected, staff"]);
    expect(await changesOf(ctx, holderId)).toEqual([`staff email: ${card.email} → ${fresh()}`]);
    const { rows } = await ctx.db.inTransaction((trx) =>
      sql`select from session where account_id = ${accountId} and ended_at is null
        union all select from link where holder_id = ${holderId} and used_at is null`.execute(trx),
    );
    expect(rows).toEqual([]);
  });

  it("is not that of another account", async () => {
    const other = await activePerson(ctx);
    const card = await cardOf(ctx, person.holderId);
    expect(await apply(ctx, person.holderId, toEmail(card, other.email.toUpperCase()))).toEqual(
      refused("address_taken"),
    );
    expect(await cardOf(ctx, person.holderId)).toEqual(card);
  });

  it("is left alone when it changed since it was asked, or the holder left", async () => {
    const { holderId } = person;
    const card = await cardOf(ctx, holderId);
    const run = (statement: ReturnType<typeof sql>) => ctx.db.inTransaction((trx) => statement.execute(trx));
    await run(sql`update holder set email = 'autre@boite.example' where id = ${holderId}`);
    expect(await apply(ctx, holderId, toEmail(card, fresh()))).toEqual(refused("changed_meanwhile"));
    await run(sql`update holder set email = ${card.email}, closed_at = now() where id = ${holderId}`);
    expect(await apply(ctx, holderId, toEmail(card, fresh()))).toEqual(refused("not_on_file"));
    expect(await mailsOf(ctx, holderId)).toEqual([]);
    expect((await ctx.db.inTransaction((trx) => findAccountOfHolder(trx, holderId)))?.email).toBe(
      person.email,
    );
  });
});

describe("where the number signs in", () => {
  it("an address is corrected on file alone, and the account gets none", async () => {
    const { holderId, email } = await personOnFile(byNumber, { mail: true, hasAccount: true });
    const card = await cardOf(byNumber, holderId);
    expect(await apply(byNumber, holderId, toEmail(card, "autre@boite.example"))).toEqual(done(null));
    const after = await cardOf(byNumber, holderId);
    expect([after.email, after.account?.email]).toEqual(["autre@boite.example", null]);
    expect(await mailsOf(byNumber, holderId)).toEqual(
      ["autre@boite.example", email].map((address) => `contact-corrected ${address}`),
    );
  });

  it("a telephone is told to the old one and to the new one", async () => {
    const { holderId, phone } = await personOnFile(byNumber, { phone: true });
    const asked: Correction = { field: "phone", before: phone, after: "+33639980999" };
    expect(await apply(byNumber, holderId, asked)).toEqual(done(null));
    const sent = await byNumber.db.inTransaction((trx) =>
      trx.selectFrom("sms").select(["kind", "recipient"]).where("holder_id", "=", holderId).execute(),
    );
    expect(sent.map(({ kind, recipient }) => `${kind} ${recipient}`).sort()).toEqual(
      [`contact-corrected ${phone}`, "contact-corrected +33639980999"].sort(),
    );
  });

  it("a postal address holds letters with a secret back, and only its new lines are changes", async () => {
    const { holderId, email } = await personOnFile(byNumber, { mail: true });
    const card = await cardOf(byNumber, holderId);
    const after = { ...addressOf(card), address1: "8 RUE SAINT-MALO", postalCode: "35700" };
    const asked: Correction = { field: "address", before: addressOf(card), after };
    expect(await apply(byNumber, holderId, asked)).toEqual(done(null));
    expect(await changesOf(byNumber, holderId)).toEqual([
      "staff address_1: 3 QUAI DES CÉLESTINS → 8 RUE SAINT-MALO",
      "staff postal_code: 35000 → 35700",
    ]);
    expect((await cardOf(byNumber, holderId)).addressChangedAt).toBeInstanceOf(Date);
    expect(await mailsOf(byNumber, holderId)).toEqual([`contact-corrected ${email}`]);
    const again: Correction = { ...asked, before: after, after: { ...after, postalCode: "35200" } };
    expect(await apply(byNumber, holderId, again)).toEqual(done(null));
    expect((await changesOf(byNumber, holderId)).slice(1)).toEqual([
      "staff postal_code: 35000 → 35700 (settled)",
      "staff postal_code: 35700 → 35200",
    ]);
  });
});

it("nothing changes when the value is that on file", () => {
  const before = { account: null, file: "a@b.example" };
  expect(changesNothing({ field: "email", before, after: "a@b.example" })).toBe(true);
  expect(
    changesNothing({ field: "email", before: { ...before, account: "c@b.example" }, after: "a@b.example" }),
  ).toBe(false);
  expect(changesNothing({ field: "phone", before: null, after: null })).toBe(true);
});
