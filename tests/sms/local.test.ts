import { afterAll, beforeAll, expect, test } from "vitest";
import { activationCodeSms } from "#journeys/proofs/code/code.sms.ts";
import { type CodeId, type HolderId, newId } from "#kernel/ids.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { openSmsc } from "./smsc.ts";

const sms = () => ({
  kind: activationCodeSms,
  recipient: "+33639981242",
  holderId: newId<HolderId>(),
  props: { codeId: newId<CodeId>() },
});

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent" });
}, 60_000);
afterAll(() => house.close());

test("without SMS_URL an SMS arrives in the local mailbox, its code alone on a line", async () => {
  const { ctx, origin } = house;
  await ctx.db.inTransaction((trx) => ctx.outbox.sendSms(trx, sms()));
  const [kept] = await house.mailsTo("+33639981242");
  expect(kept?.text).toMatch(/^\d{6}$/m);
  const shown = await fetch(`${origin}/_dev/boite-mail/${kept?.id}`);
  expect(await shown.text()).toMatch(/<p>\d{6}<\/p>/);
  expect(await (await fetch(`${origin}/_dev/boite-mail`)).text()).toContain("+33639981242");
});

test("an SMS that was rolled back is not sent", async () => {
  const { ctx } = house;
  const before = (await house.mailsTo("+33639981242")).length;
  const undone = ctx.db.inTransaction(async (trx) => {
    await ctx.outbox.sendSms(trx, sms());
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await house.mailsTo("+33639981242")).toHaveLength(before);
});

test("with SMS_URL it leaves by SMPP, up to PARVIS_SMS_PER_DAY", async () => {
  const smsc = await openSmsc();
  const env = { SMS_URL: smsc.url.href, PARVIS_SMS_PER_DAY: "1" };
  const other = await runHouse({ space: "adherent", env });
  expect(other.ctx.smsPerDay).toBe(1);
  for (let i = 0; i < 3; i += 1)
    await other.ctx.db.inTransaction((trx) => other.ctx.outbox.sendSms(trx, sms()));
  await expect
    .poll(() => other.ctx.db.inTransaction((trx) => trx.selectFrom("sms").select("state").execute()), {
      timeout: 20_000,
    })
    .not.toContainEqual({ state: "waiting" });
  expect(smsc.received).toHaveLength(1);
  expect(await other.mailsTo("+33639981242", 0)).toEqual([]);
  await other.close();
  await smsc.close();
}, 60_000);
