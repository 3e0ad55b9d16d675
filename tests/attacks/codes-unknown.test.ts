import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findContactsShown } from "#journeys/proofs/decoy/contacts-shown.queries.ts";
import { drawDecoy } from "#journeys/proofs/decoy/decoys.queries.ts";
import { atContacts, bare, door, give, sentTo } from "../journeys/codes.ts";
import type { Answer, Browser } from "../support/browser.ts";
import { type OnFile, personOnFile } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

const sets = {
  both: { mail: true, phone: true },
  mail: { mail: true },
  phone: { phone: true },
  neither: {},
} as const;
type Contacts = keyof typeof sets;

let house: RunningHouse;
const known = new Map<Contacts, OnFile[]>();
beforeAll(async () => {
  house = await runHouse({ space: "adherent" });
  for (const [name, contacts] of Object.entries(sets))
    known.set(name as Contacts, [
      await personOnFile(house.ctx, contacts),
      await personOnFile(house.ctx, { ...contacts, hasAccount: true }),
      await personOnFile(house.ctx, contacts),
    ]);
});
afterAll(() => house.close());

const shownFor = (number: string) =>
  house.ctx.db.inTransaction((trx) => findContactsShown(trx, house.ctx, number));

let asked = 0;

/** An unknown number whose decoy shows these contacts. */
async function unknownWith(contacts: Contacts): Promise<string> {
  for (;;) {
    asked += 1;
    const number = `77${String(asked).padStart(4, "0")}`;
    const { masks } = await house.ctx.db.inTransaction(async (trx) => {
      await drawDecoy(trx, house.ctx.keys, number);
      return findContactsShown(trx, house.ctx, number);
    });
    const set = masks.mail ? (masks.sms ? "both" : "mail") : masks.sms ? "phone" : "neither";
    if (set === contacts) return number;
  }
}

/** Every page of the journey for that number, successes and refusals. */
async function walkThrough(number: string, choices: readonly string[]): Promise<string[]> {
  const pages: string[] = [];
  const keep = ({ status, location, text, headers }: Answer) =>
    pages.push(`${status} ${location} ${headers.get("retry-after")} ${bare(text, number)}`);
  const both = async (browser: Browser, path: string, fields: Record<string, string>) => {
    keep(await browser.post(path, fields));
    keep(await browser.visit(path));
  };
  for (const choice of choices) {
    const browser = await atContacts(house, number);
    keep(await browser.get(`${door}/choix`));
    await both(browser, `${door}/choix`, { choice });
    if (choice === "post" || !(await browser.visit(`${door}/code`)).text.includes("Code d'activation"))
      continue;
    for (let tries = 0; tries < 4; tries += 1) keep(await give(browser, "000000"));
    await both(browser, `${door}/code`, { choice: "resend" });
    await both(browser, `${door}/code`, { choice: "other" });
  }
  return pages;
}

describe("an unknown number", () => {
  it.each(Object.keys(sets) as Contacts[])(
    "gets the same pages as a known number with the same contacts: %s",
    {
      timeout: 60_000,
    },
    async (contacts) => {
      const choices = ["mail", "sms", "post", "post"];
      const [first, second] = known.get(contacts) ?? [];
      const walks = [];
      for (const number of [first?.number ?? "", second?.number ?? "", await unknownWith(contacts)])
        walks.push(await walkThrough(number, choices));
      // Retry-After counts the rest of a day in seconds, so it differs between two requests.
      const [one, other, unknown] = walks.map((pages) =>
        pages.map((page) => page.replace(/^(429 \S+) \d+/, "$1 later")),
      );
      expect(one?.length).toBeGreaterThan(8);
      expect(other).toEqual(one);
      expect(unknown).toEqual(one);
    },
  );

  it("is sent nothing, and has no code to guess", async () => {
    const before = await sentTo(house, null);
    const number = await unknownWith("both");
    const browser = await atContacts(house, number);
    await browser.post(`${door}/choix`, { choice: "mail" });
    await new Promise((arrive) => setTimeout(arrive, 1500));
    expect(await sentTo(house, null)).toEqual(before);
    const rows = await house.ctx.db.inTransaction((trx) =>
      trx.selectFrom("code").select(["holder_id"]).where("holder_id", "is", null).execute(),
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it("shows the same contacts when other people come on file", async () => {
    const numbers = [await unknownWith("both"), await unknownWith("mail"), await unknownWith("phone")];
    const before = await Promise.all(numbers.map(shownFor));
    for (let more = 0; more < 40; more += 1) await personOnFile(house.ctx, sets.both);
    for (const number of numbers) await atContacts(house, number);
    expect(await Promise.all(numbers.map(shownFor))).toEqual(before);
  });

  it("shows contacts shaped like those on file in the space", async () => {
    for (let index = 0; index < 12; index += 1) {
      const { masks } = await shownFor(await unknownWith(index % 2 ? "both" : "mail"));
      expect(masks.mail).toMatch(/^[a-z\d]••••@b••••\.example$/);
      expect(masks.sms ?? "06 •• •• •• 00").toMatch(/^06 •• •• •• \d\d$/);
    }
  });

  it("shows masks drawn for that number, and the same ones if the decoy is deleted", async () => {
    const ending = sql<string>`left(phone, -2) || '07'`;
    await house.ctx.db.inTransaction((trx) => trx.updateTable("holder").set({ phone: ending }).execute());
    const numbers = [];
    for (let index = 0; index < 12; index += 1) numbers.push(await unknownWith("both"));
    const shown = await Promise.all(numbers.map(shownFor));
    expect(new Set(shown.map(({ masks }) => masks.mail)).size).toBeGreaterThan(2);
    expect(new Set(shown.map(({ masks }) => masks.sms)).size).toBeGreaterThan(6);
    await house.ctx.db.inTransaction((trx) => trx.deleteFrom("decoy").execute());
    for (const number of numbers) await atContacts(house, number);
    expect(await Promise.all(numbers.map(shownFor))).toEqual(shown);
  });
});

describe("a choice that the page does not offer", () => {
  it("is refused in the same way for known and unknown numbers, and sends nothing", async () => {
    const [, , withMail] = known.get("mail") ?? [];
    const answers = [];
    for (const number of [withMail?.number ?? "", await unknownWith("mail")]) {
      const browser = await atContacts(house, number);
      for (const choice of ["sms", "telepathie", ""]) {
        const { status, text } = await browser.post(`${door}/choix`, { choice });
        answers.push(`${number === withMail?.number} ${status} ${bare(text, number)}`.slice(5));
        expect([400, 409]).toContain(status);
      }
    }
    expect(answers.slice(0, 3).map((text) => text.trim())).toEqual(
      answers.slice(3).map((text) => text.trim()),
    );
    expect(await sentTo(house, withMail?.holderId ?? null)).toEqual({ mail: 0, sms: 0 });
  });
});
