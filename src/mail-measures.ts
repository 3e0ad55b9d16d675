import type { Measure } from "#http/metrics.ts";
import { countMails } from "#infra/mail/mail-counts.queries.ts";
import type { House } from "./house.ts";

/** Mails of the last 24 hours, by space, domain and standing. */
export const mailsOfTheDay = ({ contexts }: Pick<House, "contexts">): Measure => ({
  name: "parvis_mails_last_day",
  help: "Mails queued in the last 24 hours; held: refused because of the sender, and tried again",
  labels: ["space", "domain", "standing"],
  async read() {
    const counted = contexts.map(async ({ db, space }) =>
      (await db.inTransaction(countMails)).map(({ domain, standing, mails }) => ({
        labels: { space: space.id, domain, standing },
        value: mails,
      })),
    );
    return (await Promise.all(counted)).flat();
  },
});
