import { vi } from "vitest";
import { passwordChangedSms } from "#account/password/password-changed.sms.ts";
import { codeDigits } from "#journeys/proofs/code/code-digits.ts";
import { minutes } from "#kernel/duration.ts";
import { type CodeId, newId } from "#kernel/ids.ts";
import { letterAskedSms } from "#letters/letter-asked.sms.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { travel } from "../support/travel.ts";
import { throughTries } from "../support/tries.ts";
import { codeSms, composeOfTests, keysOfTests } from "./sms-office.ts";
import { smsTest } from "./sms-test.ts";

const patience = { timeout: 15_000, interval: 30 };
const mobile = "+33639981242";

smsTest.concurrent(
  "a requested code reaches the phone, alone on a line, and is in no row and no log",
  async ({ office, open, expect }) => {
    const smsc = await open();
    await office.employ(smsc.url);
    const codeId = newId<CodeId>();
    const id = await office.send(codeSms(mobile, codeId));
    await vi.waitFor(async () => expect((await office.row(id)).state).toBe("sent"), patience);
    const code = codeDigits(keysOfTests, adherent.id, codeId);
    expect(smsc.received[0]?.destination_addr).toBe("33639981242");
    expect(smsc.received[0]?.short_message.message.split("\n")).toContain(code);
    expect(JSON.stringify(await office.row(id))).not.toContain(code);
    const line = office.logged.find((one) => one.includes(id)) ?? "";
    expect(JSON.parse(line)).toMatchObject({ sms: id, to: "06 •• •• •• 42", outcome: "sent" });
    expect(office.logged.join("")).not.toMatch(/639981242|code d/);
    expect(office.logged.join("")).not.toContain(code);
  },
);

smsTest.concurrent("throttled, then accepted: one SMS, counted once", async ({ office, open, expect }) => {
  const statuses = [0x58, 0];
  const smsc = await open({ onSubmit: () => statuses.shift() ?? 0 });
  await office.employ(smsc.url);
  const id = await office.send(codeSms(mobile));
  await vi.waitFor(async () => expect((await office.row(id)).last_error).toMatch(/THROTTLED/), patience);
  expect(await office.row(id)).toMatchObject({ state: "waiting" });
  await vi.waitFor(async () => expect((await office.row(id)).state).toBe("sent"), patience);
  expect(smsc.received).toHaveLength(1);
  expect(await office.row(id)).toMatchObject({ attempts: 2, last_error: null });
  expect(await office.counted()).toEqual({ "": 1, [adherent.id]: 1 });
});

smsTest.concurrent(
  "SMS wait while a carrier is down, and leave when it is back",
  async ({ office, open, expect }) => {
    const gone = await open();
    await gone.close();
    await office.employ(gone.url);
    const id = await office.send(codeSms(mobile));
    await vi.waitFor(async () => expect((await office.row(id)).last_error).toMatch(/ECONNREFUSED/), patience);
    const back = await open({ port: gone.port });
    await vi.waitFor(async () => expect((await office.row(id)).state).toBe("sent"), patience);
    expect(back.received).toHaveLength(1);
  },
);

smsTest.concurrent(
  "a wrong password is logged as an error, and the SMS waits",
  async ({ office, open, expect }) => {
    const smsc = await open();
    const url = new URL(smsc.url);
    url.password = "wrong";
    await office.employ(url);
    const id = await office.send(codeSms(mobile));
    await vi.waitFor(async () => expect((await office.row(id)).last_error).toMatch(/INVPASWD/), patience);
    expect((await office.row(id)).state).toBe("waiting");
    expect(office.logged.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 50, outcome: "later" }),
    );
    expect(office.logged.join("")).not.toContain("wrong");
  },
);

smsTest.concurrent("an expired code is not sent", async ({ database, office, open, expect }) => {
  const smsc = await open();
  const [late, news] = await Promise.all([
    office.send(codeSms(mobile)),
    office.send({ ...codeSms(mobile), kind: passwordChangedSms, props: {} }),
  ]);
  await travel(database, minutes(11));
  await office.employ(smsc.url);
  await vi.waitFor(async () => expect((await office.row(news)).state).toBe("sent"), patience);
  await vi.waitFor(async () => expect((await office.row(late)).state).toBe("expired"), patience);
  expect(smsc.received.map((sms) => sms.short_message.message)).toEqual([
    expect.stringContaining("mot de passe"),
  ]);
  expect(await office.counted()).toEqual({ "": 1, [adherent.id]: 1 });
});

smsTest.concurrent(
  "no SMS is sent to a number that is no French mobile, and none is counted",
  async ({ office, open, expect }) => {
    const smsc = await open();
    await office.employ(smsc.url);
    const numbers = [
      "+33142345678", // a landline
      "+33899123456", // premium rate
      "+447911123456", // British
      "+37061234567", // Lithuanian
      "+882161234567", // satellite, often a fraud
      "0639981242", // not international
      "+33639981242;+33639981243",
      "",
    ];
    const ids = await Promise.all(numbers.map((number) => office.send(codeSms(number))));
    const overseas = await office.send(codeSms("+262692123456"));
    await vi.waitFor(
      async () => expect(await office.states()).toEqual({ refused: numbers.length, sent: 1 }),
      patience,
    );
    for (const id of ids) expect((await office.row(id)).last_error).toMatch(/not a French mobile/);
    expect((await office.row(overseas)).state).toBe("sent");
    expect(smsc.received.map((sms) => sms.destination_addr)).toEqual(["262692123456"]);
    expect(await office.counted()).toEqual({ "": 1, [adherent.id]: 1 });
  },
);

smsTest.concurrent(
  "an SMS that cannot be drawn is refused with its reason, and the others leave",
  async ({ database, office, open, expect }) => {
    const smsc = await open();
    await office.employ(smsc.url, {
      compose: (space, kind, props) => {
        if (kind === "letter-asked") throw new Error("no words");
        return composeOfTests(space, kind, props);
      },
    });
    const id = await office.send({ ...codeSms(mobile), kind: letterAskedSms, props: {} });
    const sendOther = async () => {
      const other = await office.send(codeSms(mobile));
      await vi.waitFor(async () => expect((await office.row(other)).state).toBe("sent"), patience);
    };
    await sendOther();
    await throughTries(database, sendOther, async () => expect((await office.row(id)).state).toBe("refused"));
    expect(await office.row(id)).toMatchObject({
      attempts: 5,
      last_error: expect.stringMatching(/no words/),
    });
    expect(smsc.received).toHaveLength(5);
    expect(await office.counted()).toEqual({ "": 6, [adherent.id]: 6 });
  },
  70_000,
);

smsTest.concurrent(
  "no transaction is open while the carrier is silent",
  async ({ database, office, open, expect }) => {
    const smsc = await open({ onSubmit: () => "silence" });
    await office.employ(smsc.url);
    await office.send(codeSms(mobile));
    await vi.waitFor(() => expect(smsc.wire().includes("33639981242")).toBe(true), patience);
    const openTransactions = async () => {
      const { rows } = await database.pool.query<{ open: number }>(
        `select count(*)::int as open from pg_stat_activity
          where datname = current_database() and state like 'idle in transaction%'`,
      );
      return rows[0]?.open;
    };
    // Well before the carrier is disconnected; a short transaction of another job may occur.
    await vi.waitFor(async () => expect(await openTransactions()).toBe(0), 4_000);
    expect(smsc.sessions[0]?.socket.destroyed).toBe(false);
    await smsc.close();
  },
);
