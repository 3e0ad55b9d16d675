import { expect } from "vitest";
import { recoveryAsked } from "#journeys/lost-password/by-link/recovery-asked.job.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { asSuperuser } from "../support/database-server.ts";
import { officeTest } from "./office-test.ts";

const count = `select data->>'journeyId' as journey, count(*)::int as jobs from pgboss.job
  where name = 'recovery-asked' and state = 'created' group by 1 order by 1`;

const idOf = (letter: string) => letter.repeat(8).concat("-0000-4000-8000-000000000000") as JourneyId;

officeTest("repeated requests in a journey leave one waiting job", async ({ database, office }) => {
  const ask = (journeyId: JourneyId) =>
    office.space.inTransaction((trx) =>
      office.outbox.enqueue(trx, recoveryAsked, { space: "npfr", journeyId, browser: null }),
    );
  const [a, b] = [idOf("a"), idOf("b")];
  for (const journey of [a, b, a, a, b]) await ask(journey);
  const waiting = await asSuperuser(database.superuserUrl, (client) => client.query(count));
  expect(waiting.rows).toEqual([
    { journey: a, jobs: 1 },
    { journey: b, jobs: 1 },
  ]);
});
