import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { openDemonstrated } from "./demonstrated.ts";

const demonstration = await openDemonstrated({ only: "npfr" });
afterAll(() => demonstration.close());

it("has cards that an agent opened, calls that were noted, and a correction that waits for a second person", async () => {
  const { rows } = await demonstration.house.contextOf("npfr").db.inTransaction((trx) =>
    sql<Record<string, number>>`select
      (select count(*)::int from card_opening) as openings,
      (select count(*)::int from call_note where staff_name = 'Hugo Lambert') as calls,
      (select count(*)::int from approval where kind = 'contact_correction' and state = 'waiting') as corrections,
      (select count(*)::int from audit_event where kind = 'card_opened') as audited`.execute(trx),
  );
  expect(rows).toEqual([{ openings: 3, calls: 2, corrections: 1, audited: 3 }]);
});
