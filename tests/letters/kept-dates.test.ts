import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { lastPostRequest } from "#journeys/proofs/letter/post-requests.queries.ts";
import { days } from "#kernel/duration.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { spaces } from "#spaces/index.ts";
import { linesOf } from "#subject/retention.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { contributed } from "../support/contributed.ts";
import { runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

const house = await runHouse({ space: "adherent", worker: false });
afterAll(() => house.close());

it("keeps the date of a letter request for the time on the privacy page, and no longer", async () => {
  const kept = linesOf(adherent, contributed.retention).find(([what]) =>
    what.includes("mot de passe par courrier"),
  );
  expect(kept?.[1]).toBe("12 jours, puis un jour au plus");
  const { ctx, database } = house;
  await ctx.db.inTransaction((trx) => sql`insert into post_request (subject) values ('a')`.execute(trx));
  const askedAt = () => ctx.db.inTransaction((trx) => lastPostRequest(trx, "a"));
  await travel(database, days(11.9));
  await cleanUp(ctx);
  expect(await askedAt()).not.toBeNull();
  await travel(database, days(0.2));
  await cleanUp(ctx);
  expect(await askedAt()).toBeNull();
});

it.each(spaces)(
  "$id treats a letter as lost only after its promised delivery time, and allows the next after a week at least",
  ({ policy }) => {
    const { promise, lostAfter } = policy.letters;
    expect(lostAfter).toBeGreaterThan(promise);
    expect(asksAgainAfter(policy.letters)).toBeGreaterThanOrEqual(days(7));
  },
);
