import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { HolderId } from "#kernel/ids.ts";
import { noteCall } from "#office/card/actions/note-call.actions.ts";
import { openCard } from "#office/card/actions/open-card.actions.ts";
import { findRecentChanges } from "#office/card/reading/recent-changes.queries.ts";
import { readTimeline } from "#office/card/reading/timeline.queries.ts";
import type { Cursor, TimelinePart } from "#office/card/reading/timeline-part.rules.ts";
import { personOnFile } from "../../support/persons.ts";
import { runHouse } from "../../support/running-house.ts";
import { actingIn } from "./members.ts";

const house = await runHouse({ space: "adherent", worker: false });
afterAll(() => house.close());
const ctx = actingIn(house.ctx);
const run = (...statements: ReturnType<typeof sql>[]) =>
  ctx.db.inTransaction(async (trx) => {
    for (const statement of statements) await statement.execute(trx);
  });

let holderId: HolderId;
beforeEach(async () => {
  ({ holderId } = await personOnFile(ctx, { mail: true, hasAccount: true }));
});

const read = (part: TimelinePart | null = null, cursor: Cursor | null = null) =>
  ctx.db.inTransaction((trx) => readTimeline(trx, { holderId, part, cursor }));
const whats = async (part: TimelinePart) => (await read(part)).lines.map(({ what }) => what);

describe("the timeline of a card", () => {
  it("tells what each table knows, and of this holder only", async () => {
    const other = await personOnFile(ctx, { mail: true });
    for (const id of [holderId, other.holderId])
      await run(
        sql`insert into letter (holder_id, kind, state, requested_at, printed_at, posted_at, settled_at)
          values (${id}, 'new_password', 'returned', now() - interval '9 days', now() - interval '8 days',
            now() - interval '7 days', now())`,
        sql`insert into mail (holder_id, kind, recipient, props, state, fate, last_error)
          values (${id}, 'password-changed', 'a@b.example', '{}', 'refused', 'lasting', '550 unknown')`,
        sql`insert into sms (holder_id, kind, recipient, props) values (${id}, 'password-changed', '+336', '{}')`,
        sql`insert into security_event (holder_id, kind, actor) values (${id}, 'signed_in', 'holder')`,
        sql`insert into holder_change (holder_id, field, before, after, by)
          values (${id}, 'phone', null, '+33639980001', 'staff')`,
      );
    await openCard(ctx, holderId, { reason: "call", note: "" });
    const note = { caller: "holder", callerName: "", identityChecked: true, said: "Rien reçu" } as const;
    await noteCall(ctx, holderId, note);
    expect(await whats("registre")).toEqual(["added"]);
    expect(await whats("courriers")).toEqual(["returned", "posted", "printed", "requested"]);
    expect(await whats("messages")).toEqual(["password-changed", "password-changed"]);
    expect(await whats("securite")).toEqual(["signed_in"]);
    expect(await whats("corrections")).toEqual(["phone"]);
    expect(await whats("consultations")).toEqual(["call"]);
    expect((await read("appels")).lines).toMatchObject([
      { what: "call", detail: { said: "Rien reçu", staff: "Claire Morel", identityChecked: true } },
    ]);
    expect((await read("messages")).lines.find(({ detail }) => detail.channel === "mail")?.detail).toEqual({
      channel: "mail",
      state: "refused",
      recipient: "a@b.example",
      fate: "lasting",
      error: "550 unknown",
    });
    expect((await read()).total).toBe(11);
  });

  it("tells each transfer, its changes with their reason, and what staff must check, the death of a holder too", async () => {
    const transfer = sql`(select id from transfer where holder_id = ${holderId})`;
    await run(
      sql`insert into transfer (holder_id, reference, amount_cents, paid_on, status, reason, lines)
        values (${holderId}, ${`V-${holderId}`}, 102495, '2026-11-15', 'rejected', 'MD07', 1)`,
      sql`insert into payment (holder_id, reference, transfer_id, paid_on, label, amount_cents, status, words,
          first_status, created_at)
        values (${holderId}, ${`P-${holderId}`}, ${transfer}, '2026-11-15', 'Soins', 102495, 'rejected', '',
          'ordered', now() - interval '3 days')`,
      sql`insert into payment_change (holder_id, transfer_id, status, reason, changed_on, source)
        values (${holderId}, ${transfer}, 'rejected', 'MD07', '2026-11-17', 'bank')`,
      sql`insert into payment_check (holder_id, payment_id, kind, noted_at)
        select holder_id, id, 'holder_deceased', now() + interval '1 second' from payment
        where holder_id = ${holderId}`,
    );
    const { lines } = await read("versements");
    expect(lines.map(({ what }) => what)).toEqual(["holder_deceased", "rejected", "ordered"]);
    expect(lines[1]?.detail).toMatchObject({ cents: 102495, reason: "MD07", day: "2026-11-17" });
  });

  it("does not tell a correction twice, as one of the registry too", async () => {
    await run(
      sql`with at as (update holder set contact_changed_at = now() where id = ${holderId})
        insert into holder_change (holder_id, field, before, after, by) values (${holderId}, 'phone', '1', '2', 'staff')`,
    );
    expect(await whats("registre")).toEqual(["added"]);
    await run(sql`update holder set contact_changed_at = now() + interval '1 second' where id = ${holderId}`);
    expect(await whats("registre")).toEqual(["contact", "added"]);
  });

  it("leads through every line once, older and newer, also where many share one time", async () => {
    await run(
      sql`insert into security_event (holder_id, kind, at)
        select ${holderId}, 'signed_in', now() - (n / 40) * interval '1 microsecond' from generate_series(1, 120) n`,
    );
    const first = await read("securite");
    expect(first).toMatchObject({ total: 120, newer: null });
    const seen = first.lines.map(({ id }) => id);
    let page = first;
    while (page.older) {
      page = await read("securite", { towards: "older", place: page.older });
      seen.push(...page.lines.map(({ id }) => id));
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    let back = page;
    while (back.newer) back = await read("securite", { towards: "newer", place: back.newer });
    expect(back.lines.at(0)).toEqual(first.lines[0]);
  });
});

describe("recent sensitive changes", () => {
  it("are those of the last 30 days, each kind once", async () => {
    await run(
      sql`update holder set iban_changed_at = now() - interval '2 days',
        address_changed_at = now() - interval '31 days' where id = ${holderId}`,
      sql`insert into security_event (holder_id, kind, at) values
        (${holderId}, 'password_changed', now() - interval '20 days'),
        (${holderId}, 'password_changed', now() - interval '10 days'),
        (${holderId}, 'factor_removed', now() - interval '40 days'),
        (${holderId}, 'signed_in', now())`,
    );
    const changes = await ctx.db.inTransaction((trx) => findRecentChanges(trx, holderId));
    expect(changes.map(({ what }) => what)).toEqual(["iban", "password_changed"]);
    const [, password] = changes;
    expect(Date.now() - (password?.at.getTime() ?? 0)).toBeLessThan(11 * 86_400_000);
  });
});
