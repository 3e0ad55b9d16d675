import { sql } from "kysely";
import { render } from "preact-render-to-string";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "#account/contacts/contacts.subject.ts";
import { journal } from "#account/journal/journal.subject.ts";
import type { Day } from "#kernel/values/day.ts";
import { cents } from "#kernel/values/money.ts";
import { FigureCard } from "#office/numbers/figure-card.tsx";
import { drawFigures } from "#office/numbers/numbers-chart.ts";
import { figuresInFile } from "#office/numbers/numbers-csv.rules.ts";
import { keptFor } from "#office/numbers/read-figures.ts";
import { countColumn, moneyColumn, shareColumn } from "#office/numbers/shown/columns.rules.ts";
import type { Figures } from "#office/numbers/shown/figures.ts";
import { readSpan } from "#office/numbers/span/span.rules.ts";
import { npfr } from "#spaces/npfr/space.ts";
import type { Subject } from "#subject/subject.ts";
import type { Browser } from "../../support/browser.ts";
import { runHouse } from "../../support/running-house.ts";
import { atDesk } from "../staff-desk.ts";
import { addHolders } from "./history.ts";

const posted = countColumn("Postés", [613, 613, 47], {
  isDrawn: true,
  links: (row) => `/courriers?mois=${row}`,
});
const returned = countColumn("Revenus", [29, 3, 0], {
  isDrawn: true,
  links: (row) => `/courriers?mois=${row}`,
});
const small: Figures = {
  name: "courriers",
  title: "Courriers",
  about: "",
  now: { label: "Bloqués", cell: { kind: "few" } },
  rowLabel: "Mois",
  rows: ["mars", "avril", "mai"].map((words) => ({ name: words, words })),
  columns: [
    posted,
    returned,
    shareColumn("Taux", returned, posted),
    moneyColumn("Frais", [29_00, 3_07, 0].map(cents), returned),
  ],
};
const tellTale = [/\b3\b/, /\b29\b/, /0,5\b/, /4,7\b/, /3,07/, /29,00/];

describe("figures with a small count", () => {
  it("say neither the count, nor its share, its amount or the count that would tell it, in the table and the file", () => {
    const span = readSpan("30j", "2025-05-31" as Day);
    const page = render(<FigureCard figures={small} home="/gestion/npfr" span={span} />).replace(
      /<[^>]*>/g,
      "|",
    );
    const file = figuresInFile([small]);
    for (const told of [page, file]) {
      expect(told).toContain("moins de 5");
      expect(told).toContain("masqué");
      for (const value of tellTale) expect(told).not.toMatch(value);
    }
  });

  it("have no bar in the picture whose height would tell it", async () => {
    const drawn = await drawFigures(small, { colour: "#8a2432", size: "wide" });
    const texts: string[] = [];
    const parser = new SaxesParser();
    parser.on("text", (text) => texts.push(text.trim()));
    parser.write(drawn).close();
    expect(texts).toContain("moins de 5");
    const others = countColumn("Revenus", [31, 1, 0], { isDrawn: true });
    const alike = await drawFigures(
      { ...small, columns: [posted, others] },
      { colour: "#8a2432", size: "wide" },
    );
    // The library numbers its pictures.
    const unnumbered = (picture: string) => picture.replace(/(zr|cls-)\d+/g, "$1");
    expect(unnumbered(alike)).toBe(unnumbered(drawn));
  });

  it("lead to the list of what they count, unless it is of a few", () => {
    const span = readSpan("30j", "2025-05-31" as Day);
    const links = render(<FigureCard figures={small} home="/gestion/npfr" span={span} />).match(
      /href="[^"]*"/g,
    );
    expect(links).toEqual([
      'href="/gestion/npfr/courriers?mois=0"',
      'href="/gestion/npfr/courriers?mois=1"',
      'href="/gestion/npfr/courriers?mois=2"',
    ]);
  });
});

it("counts no further back than the journals and the mails are kept", () => {
  const keptAs = ({ retention }: Subject) => retention?.[0]?.kept(npfr)?.[1].toLowerCase();
  expect(keptAs(journal)).toBe(keptFor.events.words);
  expect(keptAs(contacts)).toBe(keptFor.mails.words);
});

const house = await runHouse({ worker: false });
afterAll(() => house.close());

describe("the desk Chiffres", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = (await atDesk(house, "superviseur")).browser;
    await house.ctx.db.inTransaction(async (trx) => {
      const { rows } = await sql<{ today: string }>`select now()::text as today`.execute(trx);
      const today = rows[0]?.today ?? "";
      const letter = { asked: today, printed: today, posted: today };
      await addHolders(trx, 12, { letter, events: [["signed_in", today]] });
      await addHolders(trx, 3, { letter, events: [["sign_in_failed", today]] });
    });
  });

  it("shows the last 30 days, or the span of the address, and nothing else of a hostile one", async () => {
    const page = await browser.get("/gestion/npfr/chiffres");
    expect(page.status).toBe(200);
    expect(page.text).toContain("moins de 5");
    for (const asked of [
      "?periode=annee-0000",
      "?periode=30j'--",
      "?periode=12m&periode=30j",
      "?periode[]=12m",
      "?x=1",
    ]) {
      const other = await browser.get(`/gestion/npfr/chiffres${asked}`);
      expect(other.status, asked).toBe(200);
      expect(other.text).toMatch(/aria-current="page"[^>]*>30 derniers jours/);
    }
    expect((await browser.get("/gestion/npfr/chiffres?periode=12m")).text).toMatch(
      /aria-current="page"[^>]*>12 derniers mois/,
    );
  });

  it("leads from a number of mails to the list of these mails", async () => {
    await house.ctx.db.inTransaction((trx) =>
      sql`insert into mail (kind, recipient, props, state, fate)
        select 'recovery', 'a@boite.example', '{}', 'refused', 'lasting' from generate_series(1, 7)`.execute(
        trx,
      ),
    );
    const { text } = await browser.get("/gestion/npfr/chiffres");
    const [, href = ""] = /href="([^"]*etat=refuse[^"]*)"[^>]*>7</.exec(text) ?? [];
    expect(href).toMatch(/^\/gestion\/npfr\/mails\?/);
    const list = await browser.get(href.replaceAll("&amp;", "&"));
    expect(list.text.replace(/\s/g, " ")).toContain("7 mails sur les trois derniers mois");
  });

  it("draws each chart of the page", async () => {
    const { text } = await browser.get("/gestion/npfr/chiffres?periode=12m");
    const pictures = [...text.matchAll(/<img src="([^"]+)"/g)].map(
      ([, src]) => src?.replaceAll("&amp;", "&") ?? "",
    );
    expect(pictures.length).toBeGreaterThanOrEqual(3);
    for (const src of pictures) expect((await browser.get(src)).text, src).toMatch(/^<svg/);
  });

  it("gives the same numbers as a file, which the audit tells", async () => {
    const file = await browser.get("/gestion/npfr/chiffres/chiffres.csv?periode=30j");
    expect(file.text).toMatch(/^Chiffres;Ligne;Colonne;Valeur;Unité\r\n/);
    expect(file.text).toContain("Connexions et essais manqués;Total;Connexions;12;\r\n");
    expect(file.text).toContain("Connexions et essais manqués;Total;Essais manqués;moins de 5;\r\n");
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql<{
        kind: string;
        effect: unknown;
      }>`select content from audit_event order by seq desc limit 1`.execute(trx),
    );
    expect(JSON.stringify(rows)).toContain("numbers_exported");
  });

  it("is for a superviseur", async () => {
    const { browser: agent } = await atDesk(house, "agent");
    for (const path of ["", "/chiffres.csv", "/connexions.svg"])
      expect((await agent.get(`/gestion/npfr/chiffres${path}`)).status).toBe(404);
  });
});
