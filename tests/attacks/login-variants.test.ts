import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HolderId } from "#kernel/ids.ts";
import { readFiness } from "#registry/directory/finess.rules.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { type Door, doors, env, signIn, wrongPassword } from "./sign-ins.ts";

/** Digits of another script, given its zero. */
const inDigitsOf = (zero: string) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));

const written = {
  "between spaces": (login: string) => ` ${login} `,
  "after a no-break space": (login: string) => `\u00a0${login}`,
  "in capitals": (login: string) => login.toUpperCase(),
  "in small letters": (login: string) => login.toLowerCase(),
};

/** Spellings of one number. */
const numberWritten: Record<string, (login: string) => string> = {
  ...written,
  "in full-width signs": (login) =>
    login.replace(/[0-9A-Z]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
  "in Arabic digits": inDigitsOf("٠"),
  "in Persian digits": inDigitsOf("۰"),
  "in Devanagari digits": inDigitsOf("०"),
  "in mathematical digits": inDigitsOf("𝟎"),
  "with letters that look like digits": (login) => login.replaceAll("0", "o").replaceAll("1", "l"),
  "with dots": (login) => login.replace(/(...)/g, "$1."),
  "with dashes": (login) => login.replace(/(..)/g, "$1-"),
  "with thin spaces": (login) => login.replace(/(...)/g, "$1\u202f"),
};

/** Similar spellings that name nobody: their own counters give no extra try on the account. */
const strangers: Record<Door["by"], Record<string, (login: string) => string>> = {
  number: {
    "with a nought before it": (login) => `0${login}`,
    "with a sign left out": (login) => login.slice(1),
  },
  email: {
    "in full-width letters": (login) => login.replace("maelys", "ｍａｅｌｙｓ"),
    "with a dot more": (login) => login.replace("maelys", "mae.lys"),
    "with a tag": (login) => login.replace("@", "+1@"),
  },
};

const corsican = ["2A0000", "2B0000"];
let count = 0;

/** A number in Corsica, with a letter in it. */
function numberWithLetter(): string {
  count += 1;
  const stem = `${corsican[count % 2]}${String(count).padStart(2, "0")}`;
  for (const key of "0123456789") if (readFiness(stem + key).ok) return stem + key;
  throw new Error("every stem has a key");
}

describe.each(doors)("LOG-03: one account of $space has one counter", (door) => {
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse({ space: door.space, worker: false, env });
  });
  afterAll(() => house.close());

  const type = (login: string, password: string) =>
    signIn(house, door, new Browser(house.origin), login, password);

  /** An account without any try; all counters are emptied. */
  async function someone(): Promise<string> {
    const { login, holderId } = await door.active(house);
    const number = door.space === "sante" ? numberWithLetter() : login;
    return house.ctx.db.inTransaction(async (trx) => {
      await sql`delete from attempt`.execute(trx);
      if (door.by === "email") return login;
      await trx
        .updateTable("holder")
        .set({ number })
        .where("id", "=", holderId as HolderId)
        .execute();
      return number;
    });
  }
  /** One counter decides; the other is what the single source is shown. */
  const counters = async () => {
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql`select shown from attempt order by shown`.execute(trx),
    );
    return rows;
  };

  it.each(Object.entries(door.by === "number" ? numberWritten : written))(
    "shared by the login written %s",
    async (_, write) => {
      const login = await someone();
      const statuses = [];
      for (const variant of [login, write(login), write(login)])
        statuses.push((await type(variant, wrongPassword)).status);
      expect(statuses).toEqual([401, 401, 429]);
      expect(await counters()).toEqual([{ shown: false }, { shown: true }]);
      for (const variant of [login, write(login)])
        expect((await type(variant, usualPassword)).status).toBe(429);
      const other = await someone();
      expect((await type(write(other), usualPassword)).location).toBe(`/${door.space}/espace`);
    },
  );

  it.each(Object.entries(strangers[door.by]))(
    "and no extra try through a login that names nobody: %s",
    async (_, write) => {
      const login = await someone();
      const answer = await type(write(login), usualPassword);
      expect([400, 401]).toContain(answer.status);
      for (const left of [2, 1])
        expect((await type(login, wrongPassword)).text).toMatch(new RegExp(`Il vous reste ${left}\\sessai`));
      expect((await type(login, wrongPassword)).status).toBe(429);
    },
  );
});
