import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { createTransport } from "nodemailer";
import { expect, vi } from "vitest";
import { bounceAddress, readBounceAddress } from "#infra/mail/bounces/bounce-address.ts";
import { openBounceIntake } from "#infra/mail/bounces/bounce-intake.ts";
import { isSuppressed, releaseAddress } from "#infra/mail/bounces/suppression.queries.ts";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { days } from "#kernel/duration.ts";
import { type MailId, newId, type SpaceId } from "#kernel/ids.ts";
import { travel } from "../../support/travel.ts";
import { officeTest } from "../office-test.ts";
import { composeOfTests, keysOfTests, npfr, type PostOffice, recoveryMail } from "../post-office.ts";

const mailbox = { name: "retours", domain: "portail.example" };
const report = (name: string) => readFile(new URL(`corpus/${name}.eml`, import.meta.url), "utf8");
const addressOf = (id: MailId) => bounceAddress(keysOfTests, mailbox, npfr, id);

/** An intake on the wire, and a relay that delivers to it as Postfix would: from nobody. */
const test = officeTest.extend<{ bring: (to: string, raw: string) => Promise<number> }>({
  bring: async ({ office }, use) => {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const intake = await openBounceIntake({
      ...{ keys: keysOfTests, mailbox, spaces: [office.space], log },
      ...{ port: 0, host: "127.0.0.1" },
    });
    const relay = createTransport({ host: "127.0.0.1", port: intake.port, ignoreTLS: true });
    await use(async (to, raw) => {
      const envelope = { from: "", to: [to] };
      const answered = await relay.sendMail({ envelope, raw }).catch((error: unknown) => error);
      if (answered instanceof Error) return (answered as { responseCode?: number }).responseCode ?? 0;
      return 250;
    });
    relay.close();
    await intake.close();
  },
});

const bounces = (office: PostOffice) =>
  office.space.inTransaction((trx) => trx.selectFrom("bounce").selectAll().execute());
const isHeldBack = (office: PostOffice, address: string) =>
  office.space.inTransaction(async (trx) => {
    const { rows } = await sql<{ held: boolean }>`select ${isSuppressed(sql`${address}`)} as held`.execute(
      trx,
    );
    return rows[0]?.held;
  });

test("a report that comes back to the signed sender of a mail suppresses its recipient", async ({
  office,
  openSink,
  bring,
}) => {
  const sink = await openSink();
  let sender = "";
  await office.employ(smtpPostman(sink.url), [], composeOfTests, (space, id) => {
    sender = bounceAddress(keysOfTests, mailbox, space, id);
    return sender;
  });
  const id = await office.send(recoveryMail("Jeanne@Petit.example"));
  await vi.waitFor(async () => expect((await office.row(id)).state).toBe("sent"), { timeout: 15_000 });
  expect(sender).toBe(addressOf(id));
  expect(sender.indexOf("@")).toBeLessThanOrEqual(64);
  expect(await bring(sender.toUpperCase(), await report("postfix-unknown"))).toBe(250);
  expect(await bounces(office)).toEqual([
    expect.objectContaining({ mail_id: id, fate: "lasting", status: "5.1.1", learnt_by: "report" }),
  ]);
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(true);
  expect((await office.row(id)).state).toBe("sent");
});

test("a forged report changes nothing, whatever it claims", async ({ office, bring }) => {
  const id = await office.send(recoveryMail("jeanne@petit.example"));
  const forged = (await report("postfix-unknown")).replaceAll("0b7a2c1e-1111-4222-8333-444455556666", id);
  const signed = addressOf(id);
  const flipped = signed.replace(/.(?=@)/, (digit) => (digit === "0" ? "1" : "0"));
  const ofOther = signed.replace(/\+[0-9a-f]{32}/, `+${newId<MailId>().replaceAll("-", "")}`);
  const elsewhere = bounceAddress(keysOfTests, mailbox, "sante" as SpaceId, id);
  const targets = ["retours@portail.example", "jeanne@petit.example", flipped, ofOther, elsewhere];
  for (const to of [...targets, `x${signed}`, `${signed}.evil.example`])
    expect(await bring(to, forged)).toBe(550);
  expect(await bounces(office)).toEqual([]);
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(false);
});

test("what is no failure is accepted and changes nothing", async ({ office, bring }) => {
  const id = await office.send(recoveryMail("jeanne@petit.example"));
  for (const name of ["postfix-delayed", "exim-warning", "delivered", "vacation", "read-receipt"])
    expect(await bring(addressOf(id), await report(name))).toBe(250);
  expect(await bring(addressOf(id), `Subject: x\r\n\r\n${"550 5.1.1 ".repeat(120_000)}`)).toBe(552);
  expect(await bounces(office)).toEqual([]);
});

test("the same report twice counts once; a lasting failure replaces a temporary one", async ({
  office,
  bring,
}) => {
  const id = await office.send(recoveryMail("jeanne@petit.example"));
  const bringAll = async (...names: string[]) => {
    for (const name of names) expect(await bring(addressOf(id), await report(name))).toBe(250);
    return (await bounces(office)).map(({ fate }) => fate);
  };
  expect(await bringAll("postfix-expired", "postfix-expired")).toEqual(["passing"]);
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(false);
  expect(await bringAll("qmail", "postfix-expired")).toEqual(["lasting"]);
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(true);
});

test("five temporary failures of different mails suppress an address; a policy never does", async ({
  office,
  bring,
}) => {
  for (let failure = 1; failure <= 5; failure += 1) {
    expect(await isHeldBack(office, "jeanne@petit.example")).toBe(false);
    const id = await office.send(recoveryMail("jeanne@petit.example"));
    await bring(addressOf(id), await report("postfix-expired"));
    const other = await office.send(recoveryMail("paul@clinique.example"));
    await bring(addressOf(other), await report("exchange-policy"));
  }
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(true);
  expect(await isHeldBack(office, "paul@clinique.example")).toBe(false);
});

test("a report about a mail from before the release, or a month old, does not suppress again", async ({
  database,
  office,
  bring,
}) => {
  const send = () => office.send(recoveryMail("jeanne@petit.example"));
  const old = await send();
  const late = await send();
  await bring(addressOf(old), await report("qmail"));
  const release = () => office.space.inTransaction((trx) => releaseAddress(trx, "JEANNE@petit.example"));
  expect(await Promise.all([release(), release()])).toEqual(expect.arrayContaining([true, false]));
  await bring(addressOf(late), await report("qmail"));
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(false);
  const after = await send();
  await travel(database, days(31));
  await bring(addressOf(after), await report("qmail"));
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(false);
  const today = await send();
  await bring(addressOf(today), await report("qmail"));
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(true);
});

test("a refusal during delivery suppresses an address as a report does, a block list does not", async ({
  office,
  openSink,
}) => {
  const sink = await openSink({
    onRecipient: (to) =>
      to.startsWith("jeanne")
        ? { code: 550, text: "5.1.1 User unknown" }
        : { code: 550, text: "5.7.1 Client host blocked" },
  });
  await office.employ(smtpPostman(sink.url));
  const unknown = await office.send(recoveryMail("jeanne@petit.example"));
  const blocked = await office.send(recoveryMail("paul@clinique.example"));
  await vi.waitFor(
    async () =>
      expect([(await office.row(unknown)).state, (await office.row(blocked)).fate]).toEqual([
        "refused",
        "ours",
      ]),
    { timeout: 15_000 },
  );
  expect(await bounces(office)).toEqual([
    expect.objectContaining({ mail_id: unknown, fate: "lasting", status: "5.1.1", learnt_by: "reply" }),
  ]);
  expect(await isHeldBack(office, "jeanne@petit.example")).toBe(true);
  expect(await isHeldBack(office, "paul@clinique.example")).toBe(false);
});

test("an address signed for one space is read in that space only", () => {
  const id = newId<MailId>();
  const spaces = ["adherent", "npfr", "sante"] as SpaceId[];
  expect(readBounceAddress(keysOfTests, mailbox, spaces, addressOf(id))).toEqual({ space: npfr, mailId: id });
  expect(readBounceAddress(keysOfTests, mailbox, ["sante" as SpaceId], addressOf(id))).toBeNull();
});
