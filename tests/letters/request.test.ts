import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openAccount } from "#account/accounts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { RequestedKind } from "#infra/db/tables/enrolment-tables.ts";
import { beginJourney, forgetExpiredJourneys } from "#journeys/engine/journeys.queries.ts";
import { askByPost } from "#journeys/lost-password/by-code/by-post/ask-by-post.actions.ts";
import { askLetter } from "#journeys/lost-password/by-code/by-post/ask-letter.actions.ts";
import { letterAsked } from "#journeys/lost-password/by-code/by-post/letter-asked.job.ts";
import { codeToContact } from "#journeys/lost-password/by-code/code-to-contact.journey.ts";
import { lastPostRequest } from "#journeys/proofs/letter/post-requests.queries.ts";
import { asVisitor } from "#kernel/actor.ts";
import { days, hours } from "#kernel/duration.ts";
import { type HolderId, type JourneyId, newId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import { reissueLetter } from "#letters/desk/letters-desk.actions.ts";
import { requestLetter } from "#letters/request-letter.actions.ts";
import { runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { letterStandings, onFile } from "./members.ts";

const house = await runHouse({ space: "adherent" });
afterAll(() => house.close());
const { ctx } = house;
const visitor = { source: "192.0.2.7", browser: "Firefox sur Windows" };
const inSpace: typeof ctx.db.inTransaction = (work) => ctx.db.inTransaction(work);
const ask = (holderId: HolderId, kind: RequestedKind = "new_password") =>
  inSpace((trx) => requestLetter(trx, ctx, holderId, { kind, by: asVisitor(visitor) }));
const standings = (holderId: HolderId) => letterStandings(ctx, holderId);

let member = await onFile(ctx);
beforeEach(async () => {
  member = await onFile(ctx);
});

const printed = (holderId: HolderId) =>
  inSpace((trx) =>
    sql`update letter set state = 'printed', secret_hash = 'x', printed_at = now(),
        secret_expires_at = now() + interval '30 days'
      where holder_id = ${holderId} and state = 'to_print'`.execute(trx),
  );

const came = (holderId: HolderId) =>
  inSpace((trx) => sql`update letter set state = 'returned' where holder_id = ${holderId}`.execute(trx));
const tooSoon = refused({ kind: "too_soon", until: expect.any(Date) });

describe("a requested letter", () => {
  it("waits for the printer, is announced by mail and recorded in the journal", async () => {
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

  it("is announced by SMS to a holder without an address", async () => {
    await inSpace((trx) =>
      sql`update holder set email = null, phone = '+33639980142' where id = ${member.holderId}`.execute(trx),
    );
    await ask(member.holderId);
    const sent = await inSpace((trx) =>
      trx.selectFrom("sms").select(["kind", "recipient"]).where("holder_id", "=", member.holderId).execute(),
    );
    expect(sent).toEqual([{ kind: "letter-asked", recipient: "+33639980142" }]);
  });

  it("is limited to one in seven days for a kind, and to one waiting", async () => {
    await ask(member.holderId);
    expect(await ask(member.holderId)).toEqual(refused({ kind: "waits_already" }));
    await travel(house.database, days(8));
    expect(await ask(member.holderId)).toEqual(refused({ kind: "waits_already" }));
    await came(member.holderId);
    expect(await ask(member.holderId)).toEqual(done(null));
    await came(member.holderId);
    await travel(house.database, days(6));
    expect(await ask(member.holderId)).toEqual(tooSoon);
    expect(await ask(member.holderId, "lost_factor")).toEqual(done(null));
    await travel(house.database, hours(25));
    expect(await ask(member.holderId)).toEqual(done(null));
    expect(await standings(member.holderId)).toEqual([
      "lost_factor to_print",
      "new_password returned",
      "new_password returned",
      "new_password to_print",
    ]);
  });

  it("stays valid in the post when the holder asks again; staff can replace it", async () => {
    await ask(member.holderId);
    await travel(house.database, days(5));
    await printed(member.holderId);
    await travel(house.database, days(11));
    expect(await ask(member.holderId)).toEqual(tooSoon);
    expect(await standings(member.holderId)).toEqual(["new_password printed"]);
    expect(await reissueLetter({ ...ctx, actor: { kind: "staff", member: null } }, member.number)).toEqual(
      done(null),
    );
    await printed(member.holderId);
    await travel(house.database, days(12));
    expect(await ask(member.holderId)).toEqual(done(null));
  });

  it("never printed, does not delay the next one after a password was chosen another way", async () => {
    await ask(member.holderId);
    await inSpace((trx) =>
      openAccount(trx, ctx.space, { holderId: member.holderId, email: null, passwordHash: "x" }),
    );
    await travel(house.database, days(7));
    expect(await ask(member.holderId)).toEqual(done(null));
    expect(await standings(member.holderId)).toEqual(["new_password expired", "new_password to_print"]);
  });

  it("is granted to one of many concurrent requests", async () => {
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask(member.holderId)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await house.mailsTo(member.email)).toHaveLength(1);
  });

  it("is refused to a holder no longer on file", async () => {
    await inSpace((trx) =>
      sql`update holder set closed_at = now() where id = ${member.holderId}`.execute(trx),
    );
    expect(await ask(member.holderId)).toEqual(refused({ kind: "not_on_file" }));
  });
});

describe("the worker's part", () => {
  /** An outbox that no worker reads. */
  const silent = { ...ctx.outbox, enqueue: async () => undefined };
  const announced = async (number: string, state = "letter_announced", lifetime = hours(1)) => {
    const id = newId<JourneyId>();
    await inSpace((trx) =>
      beginJourney(trx, {
        id,
        journey: codeToContact,
        state,
        data: { number, visitor },
        secretHash: Buffer.alloc(32),
        lifetime,
      }),
    );
    return id;
  };
  const lettersOfAll = () =>
    inSpace((trx) =>
      trx.selectFrom("letter").select(sql<number>`count(*)::int`.as("count")).executeTakeFirstOrThrow(),
    );

  it("requests the letter once, however often the job runs", async () => {
    const id = await announced(member.number);
    await Promise.all([askLetter(ctx, id), askLetter(ctx, id)]);
    await askLetter(ctx, id);
    expect(await standings(member.holderId)).toEqual(["new_password to_print"]);
    expect(await house.mailsTo(member.email)).toHaveLength(1);
  });

  it("dates the letter at the visitor's request, so that the week starts there", async () => {
    const subject = subjectOf(ctx.keys, { post: member.number });
    const id = await announced(member.number, "letter_announced", hours(24));
    await inSpace((trx) => sql`insert into post_request (subject) values (${subject})`.execute(trx));
    await travel(house.database, hours(5));
    await askLetter(ctx, id);
    const asked = await inSpace((trx) => lastPostRequest(trx, subject));
    const letter = await inSpace((trx) =>
      trx
        .selectFrom("letter")
        .select("requested_at")
        .where("holder_id", "=", member.holderId)
        .executeTakeFirstOrThrow(),
    );
    expect(letter.requested_at).toEqual(asked);
  });

  it("is still done by a worker that was down for days; the number is deleted a day later", async () => {
    const id = await announced(member.number);
    await inSpace((trx) => askByPost(trx, { ...ctx, outbox: silent }, id, member.number));
    await travel(house.database, days(3));
    await inSpace(forgetExpiredJourneys);
    await askLetter(ctx, id);
    expect(await standings(member.holderId)).toEqual(["new_password to_print"]);
    await travel(house.database, hours(25));
    await inSpace(forgetExpiredJourneys);
    const kept = await inSpace((trx) =>
      trx.selectFrom("journey").select("id").where("id", "=", id).executeTakeFirst(),
    );
    expect(kept).toBeUndefined();
  });

  it("does nothing for an unknown number, another state or an ended journey", async () => {
    const before = await lettersOfAll();
    await askLetter(ctx, await announced("9999999999"));
    await askLetter(ctx, await announced(member.number, "choose_channel"));
    await askLetter(ctx, newId<JourneyId>());
    expect(await lettersOfAll()).toEqual(before);
  });

  it("is done by the worker from the outbox", async () => {
    const id = await announced(member.number);
    await inSpace((trx) => ctx.outbox.enqueue(trx, letterAsked, { space: ctx.space.id, journeyId: id }));
    expect(await house.mailsTo(member.email)).toHaveLength(1);
    expect(await standings(member.holderId)).toEqual(["new_password to_print"]);
  });
});
