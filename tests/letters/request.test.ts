import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { requestLetter } from "#enrolment/request-letter.actions.ts";
import type { RequestedKind } from "#infra/db/enrolment-tables.ts";
import { askLetter } from "#journeys/ask-letter.actions.ts";
import { beginJourney } from "#journeys/journeys.queries.ts";
import { days, hours } from "#kernel/duration.ts";
import { type HolderId, type JourneyId, newId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import { runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { letterStandings, onFile } from "./members.ts";

const house = await runHouse({ space: "adherent" });
afterAll(() => house.close());
const { ctx } = house;
const visitor = { source: "192.0.2.7", browser: "Firefox sur Windows" };
const inSpace: typeof ctx.db.inTransaction = (work) => ctx.db.inTransaction(work);
const ask = (holderId: HolderId, kind: RequestedKind = "new_password") =>
  inSpace((trx) => requestLetter(trx, ctx, holderId, kind, visitor));
const standings = (holderId: HolderId) => letterStandings(ctx, holderId);

let member = await onFile(ctx);
beforeEach(async () => {
  member = await onFile(ctx);
});

const printed = (holderId: HolderId) =>
  inSpace((trx) =>
    sql`update letter set state = 'printed', secret_hash = 'x', secret_expires_at = now() + interval '30 days'
      where holder_id = ${holderId} and state = 'to_print'`.execute(trx),
  );

describe("a letter asked for", () => {
  it("waits for the printer, is told by mail and stands in the journal", async () => {
    expect(await ask(member.holderId)).toEqual(done(null));
    expect(await standings(member.holderId)).toEqual(["new_password to_print"]);
    const [mail] = await house.mailsTo(member.email);
    expect(mail?.text).toContain("un mot de passe provisoire");
    expect(mail?.text).toMatch(/depuis moins de 7.jours, ce courrier partira un peu plus tard/);
    const events = await inSpace((trx) =>
      trx
        .selectFrom("security_event")
        .select(["kind", "source"])
        .where("holder_id", "=", member.holderId)
        .execute(),
    );
    expect(events).toEqual([{ kind: "letter_asked", source: visitor.source }]);
  });

  it("is told by SMS to whoever has no address", async () => {
    await inSpace((trx) =>
      sql`update holder set email = null, phone = '+33639980142' where id = ${member.holderId}`.execute(trx),
    );
    await ask(member.holderId);
    const sent = await inSpace((trx) =>
      trx.selectFrom("sms").select(["kind", "recipient"]).where("holder_id", "=", member.holderId).execute(),
    );
    expect(sent).toEqual([{ kind: "letter-asked", recipient: "+33639980142" }]);
  });

  it("is one in seven days for a kind, and one still to print will do", async () => {
    await ask(member.holderId);
    expect(await ask(member.holderId)).toEqual(refused({ kind: "waits_already" }));
    await travel(house.database, days(8));
    expect(await ask(member.holderId)).toEqual(refused({ kind: "waits_already" }));
    await printed(member.holderId);
    expect(await ask(member.holderId)).toEqual(done(null));
    await printed(member.holderId);
    await travel(house.database, days(6));
    expect(await ask(member.holderId)).toEqual(refused({ kind: "too_soon", until: expect.any(Date) }));
    expect(await ask(member.holderId, "lost_factor")).toEqual(done(null));
    await travel(house.database, hours(25));
    expect(await ask(member.holderId)).toEqual(done(null));
    expect(await standings(member.holderId)).toEqual([
      "lost_factor to_print",
      "new_password expired",
      "new_password expired",
      "new_password to_print",
    ]);
  });

  it("is granted once of many asked at once", async () => {
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask(member.holderId)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await house.mailsTo(member.email)).toHaveLength(1);
  });

  it("is not granted to whoever is no longer on file", async () => {
    await inSpace((trx) =>
      sql`update holder set closed_at = now() where id = ${member.holderId}`.execute(trx),
    );
    expect(await ask(member.holderId)).toEqual(refused({ kind: "not_on_file" }));
  });
});

describe("the worker's part", () => {
  const announced = async (number: string, state = "letter_announced") => {
    const id = newId<JourneyId>();
    await inSpace((trx) =>
      beginJourney(trx, {
        id,
        kind: "code-to-contact",
        state,
        data: { number, visitor },
        secretHash: Buffer.alloc(32),
        lifetime: hours(1),
      }),
    );
    return id;
  };
  const lettersOfAll = () =>
    inSpace((trx) =>
      trx.selectFrom("letter").select(sql<number>`count(*)::int`.as("count")).executeTakeFirstOrThrow(),
    );

  it("asks for the letter once, however often the job runs", async () => {
    const id = await announced(member.number);
    await Promise.all([askLetter(ctx, id), askLetter(ctx, id)]);
    await askLetter(ctx, id);
    expect(await standings(member.holderId)).toEqual(["new_password to_print"]);
    expect(await house.mailsTo(member.email)).toHaveLength(1);
  });

  it("does nothing for an unknown number, another state or a journey that is over", async () => {
    const before = await lettersOfAll();
    await askLetter(ctx, await announced("9999999999"));
    await askLetter(ctx, await announced(member.number, "choose_channel"));
    await askLetter(ctx, newId<JourneyId>());
    expect(await lettersOfAll()).toEqual(before);
  });

  it("is done by the worker from the outbox", async () => {
    const id = await announced(member.number);
    await inSpace((trx) => ctx.outbox.enqueue(trx, "letter-asked", { space: ctx.space.id, journeyId: id }));
    expect(await house.mailsTo(member.email)).toHaveLength(1);
    expect(await standings(member.holderId)).toEqual(["new_password to_print"]);
  });
});
