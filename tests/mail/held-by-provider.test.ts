import { expect, vi } from "vitest";
import { countMails } from "#infra/mail/mail-counts.queries.ts";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { officeTest } from "./office-test.ts";
import { recoveryMail } from "./post-office.ts";

officeTest(
  "a mail refused because of its sender is retried, logged as an error and counted by domain",
  async ({ office, openSink }) => {
    let isHeld = true;
    const refused = { code: 550, text: "5.5.0 Service refuse. Veuillez essayer plus tard. LPN007_510" };
    const unknown = { code: 550, text: "5.1.1 User unknown" };
    const sink = await openSink({
      onRecipient: (to) => (to.startsWith("inconnue") ? unknown : null),
      onMessage: () => (isHeld ? refused : null),
    });
    await office.employ(smtpPostman(sink.url));
    const id = await office.send(recoveryMail("jeanne@laposte.net"));
    const lost = await office.send(recoveryMail("inconnue@petit.example"));
    const counted = async () =>
      (await office.space.inTransaction(countMails))
        .map(({ domain, standing, mails }) => `${domain} ${standing} ${mails}`)
        .sort();
    const soon = { timeout: 15_000, interval: 50 };
    await vi.waitFor(
      async () => expect(await counted()).toEqual(["laposte.net held 1", "other refused 1"]),
      soon,
    );
    expect(await office.row(id)).toMatchObject({ state: "waiting", fate: "ours" });
    expect(await office.row(lost)).toMatchObject({ state: "refused", fate: "lasting" });
    const told = office.logged.map((line) => JSON.parse(line)).find(({ mail }) => mail === id);
    expect(told).toMatchObject({
      level: 50,
      outcome: "later",
      reason: expect.stringContaining("LPN007_510"),
    });
    isHeld = false;
    await vi.waitFor(async () => expect((await office.row(id)).state).toBe("sent"), soon);
    expect(await counted()).toEqual(["laposte.net sent 1", "other refused 1"]);
  },
);
