import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDeliveryStatus } from "#infra/mail/bounces/delivery-status.rules.ts";
import { NotAReport, readReturned } from "#infra/mail/bounces/read-returned.ts";
import { judgeReturned } from "#infra/mail/bounces/returned.rules.ts";

const corpus = new URL("corpus/", import.meta.url);
const raw = (name: string) => readFile(new URL(`${name}.eml`, corpus), "utf8");
const judge = async (content: string | Iterable<Buffer>) =>
  judgeReturned(
    await readReturned(Readable.from(typeof content === "string" ? [Buffer.from(content)] : content)),
  );

const lasting = (status: string | null) => expect.objectContaining({ fate: "lasting", status });
const passing = (status: string) => expect.objectContaining({ fate: "passing", status });

test.each<[string, unknown]>([
  ["postfix-unknown", lasting("5.1.1")],
  ["postfix-expired", passing("4.4.1")],
  ["exchange-unknown", lasting("5.1.10")],
  ["exchange-policy", expect.objectContaining({ fate: "ours", status: "5.7.1" })],
  ["gmail-unknown", lasting("5.1.1")],
  ["qmail", lasting("5.1.1")],
  ["qmail-queue-too-long", passing("4.4.3")],
  ["exim-text", lasting(null)],
  ["sendmail-old", lasting("5.2.2")],
  ["laposte", lasting("5.5.0")],
  ["domino", lasting(null)],
  ["no-action", lasting("5.1.2")],
  ["postfix-delayed", "delayed or delivered"],
  ["exim-warning", "delayed or delivered"],
  ["delivered", "delayed or delivered"],
  ["vacation", "an automatic reply"],
  ["reply-by-hand", "no report of a mail server"],
  ["read-receipt", "no report of a mail server"],
])("reads the report of %s, with either line ending", async (name, verdict) => {
  const text = await raw(name);
  expect(await judge(text)).toEqual(verdict);
  expect(await judge(text.replaceAll("\n", "\r\n"))).toEqual(verdict);
});

test("keeps the reply in one short line, without the address", async () => {
  const { reason } = (await judge(await raw("postfix-unknown"))) as { reason: string };
  expect(reason).toContain("Recipient address rejected: User unknown in virtual mailbox table");
  expect(reason).not.toContain("jeanne@");
});

test("reads a report that arrives byte by byte", async () => {
  const bytes = [...Buffer.from(await raw("gmail-unknown"))].map((byte) => Buffer.from([byte]));
  expect(await judge(bytes)).toEqual(lasting("5.1.1"));
});

describe("hostile messages", () => {
  const head = "From: MAILER-DAEMON@x.example\r\nSubject: x\r\n";
  const within = async (work: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    const end = await work().catch((error: unknown) => error);
    const { user, system } = process.cpuUsage(before);
    return { end, seconds: (user + system) / 1e6 };
  };

  test("gives up a message of 30 MB after half a megabyte, and drains the rest", async () => {
    let served = 0;
    const chunk = Buffer.from(`${"550 5.1.1 ".repeat(6_550)}\r\n`);
    const source = Readable.from(
      (function* () {
        yield Buffer.from(`${head}\r\n`);
        for (; served < 30_000_000; served += chunk.length) yield chunk;
      })(),
    );
    const { end, seconds } = await within(() => readReturned(source));
    expect(end).toBeInstanceOf(NotAReport);
    await new Promise((resolve) => (source.readableEnded ? resolve(null) : source.once("end", resolve)));
    expect(served).toBeGreaterThanOrEqual(30_000_000);
    expect(seconds).toBeLessThan(2);
  });

  test("stops reading parts nested a thousand deep, or eight thousand", async () => {
    const nest = (depth: number) =>
      Array.from(
        { length: depth },
        (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
      ).join("");
    for (const depth of [1000, 8000]) {
      const { end, seconds } = await within(() => judge(`${head}${nest(depth)}\r\n550 5.1.1 unknown`));
      expect(end).toBe("delayed or delivered");
      expect(seconds).toBeLessThan(1);
    }
  });

  test("does not open a mail enclosed in a mail a thousand times", async () => {
    const nested = "Content-Type: message/rfc822\r\n\r\n".repeat(1000);
    const { end, seconds } = await within(() => judge(`${head}${nested}Subject: y\r\n\r\n550 5.1.1 unknown`));
    expect(end).toBe("delayed or delivered");
    expect(seconds).toBeLessThan(1);
  });

  test.each([
    ["one header of 300 kB", `${head}X-A: ${"a".repeat(300_000)}\r\n\r\n550 5.1.1 unknown`],
    ["20,000 headers", `${head}${"X-A: b\r\n".repeat(20_000)}\r\n550 5.1.1 unknown`],
    ["addresses of 60 kB", `From: ${"mailer-".repeat(8_000)}\r\nTo: ${"a,".repeat(30_000)}\r\n\r\n550`],
    [
      "a folded field of 60 kB",
      `${head}Content-Transfer-Encoding: (\r\n${" ((((((((((\r\n".repeat(5_000)}\r\n550`,
    ],
    [
      "addresses in every part",
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${`--b\r\nTo: ${"a,".repeat(6_000)}\r\n\r\n`.repeat(40)}`,
    ],
    ["lines of digits", `${head}\r\n${"5.5.5.5.5.5".repeat(40_000)}`],
    ["dashes before a copy", `${head}\r\n${"-".repeat(400_000)}\r\n550 5.1.1 unknown`],
    [
      "blank fields",
      `${head}Content-Type: message/delivery-status\r\n\r\n${"\n \t".repeat(60_000)}Status: 5.1.1`,
    ],
    ["words that almost match", `${head}\r\n${"user user user does not ".repeat(20_000)}`],
  ])("reads %s in less than a second of processor time", async (_, content) => {
    const { seconds } = await within(() => judge(content));
    expect(seconds).toBeLessThan(1);
  });

  test("never fails otherwise than by giving up, whatever arrives", async () => {
    const pieces = fc.constantFrom(
      ...[
        "Content-Type: multipart/report; boundary=b\r\n",
        "--b\r\n",
        "--b--",
        "\r\n\r\n",
        "Status: 5.1.1\r\n",
      ],
      ...[
        "Content-Type: message/delivery-status\r\n",
        "Action: failed\r\n",
        "From: mailer-daemon@x\r\n",
        "\0",
        "=?utf-8?B?",
      ],
      ...[
        "Content-Transfer-Encoding: base64\r\n",
        "Content-Type: text/plain; charset=ISO-2022-JP\r\n",
        "550 ",
        "é",
        "\r",
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), async (parts) => {
        const end = await judge(parts.join("")).catch((error: unknown) => error);
        if (end instanceof Error) expect(end).toBeInstanceOf(NotAReport);
        else if (typeof end === "object")
          expect(["lasting", "passing", "ours"]).toContain((end as { fate: string }).fate);
      }),
      { numRuns: 300 },
    );
  });

  test("gives every field at most once, whatever a report holds", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (text) => {
        for (const { action, status } of readDeliveryStatus(text)) {
          expect(action).toBe(action.toLowerCase());
          if (status !== null) expect(status).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/);
        }
      }),
    );
  });
});
