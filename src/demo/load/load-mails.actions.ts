import type { Context } from "#context.ts";
import { type Bounce, judgeReply } from "#infra/mail/bounces/bounce.rules.ts";
import { recordBounce } from "#infra/mail/bounces/bounces.queries.ts";
import { days } from "#kernel/duration.ts";
import { insertDeadLetter, insertSample, mailedHolders, type Sample } from "./mails.queries.ts";

const unknown: Bounce = judgeReply(true, "5.1.1", "smtp; 550 5.1.1 Recipient address rejected: User unknown");
const full: Bounce = judgeReply(false, "4.2.2", "smtp; 452 4.2.2 The email account is over quota");
const broken = "could not be drawn: Error: there is no mail of kind payment-made";

/** A month of mails as the desk shows them: most arrived, some came back, one waits for somebody to replay it. */
export const loadMails = (ctx: Context, returned: readonly string[]): Promise<void> =>
  ctx.db.inTransaction(async (trx) => {
    const holders = await mailedHolders(trx);
    for (const [place, holder] of holders.entries())
      for (const age of [3, 17])
        await insertSample(trx, holder, { ...arrived, age: days(age + (place % 9)) });
    const [gone, away] = returned.map((number) => holders.find((holder) => holder.number === number));
    if (gone) {
      const failed = await insertSample(trx, gone, { ...arrived, age: days(2) });
      await recordBounce(trx, failed, "report", unknown);
      await insertSample(trx, gone, { ...arrived, state: "suppressed", age: days(1) });
    }
    if (away)
      await recordBounce(trx, await insertSample(trx, away, { ...arrived, age: days(1) }), "report", full);
    const [other] = holders.filter((holder) => holder !== gone && holder !== away);
    if (!other) return;
    const lost = await insertSample(trx, other, {
      ...arrived,
      state: "refused",
      age: days(1),
      error: broken,
    });
    await insertDeadLetter(trx, lost, `Hopeless: ${broken}`);
  });

const arrived = { state: "sent", error: null } satisfies Partial<Sample>;
