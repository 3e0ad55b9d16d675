import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { openGallery } from "../../src/dev/gallery.tsx";
import { contributed } from "../support/contributed.ts";

// One test for each thing the audit states of the markup (docs/accessibility.md), so that it stays true.

const gallery = await openGallery(contributed);
/** The declaration is about the portals. */
const portals = gallery.filter(({ key }) => key !== "gestion");
const pages = portals.flatMap((room) =>
  room.entries
    // Sheets of parts, some of which no page uses yet.
    .filter(({ key }) => !key.startsWith("elements."))
    .map(({ key, draw }) => ({ name: `${room.key}/${key}`, html: render(draw()) })),
);

const tags = (html: string, name: string) => html.match(new RegExp(`<${name}(?=[\\s>])[^>]*>`, "g")) ?? [];
const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const words = (html: string) => html.replace(/<[^>]+>/g, "").trim();

/** The pages in which something is found, with what. */
const found = (find: (html: string) => readonly string[]) =>
  pages.flatMap(({ name, html }) => find(html).map((one) => `${name}: ${one}`));

const without = (html: string, name: string, holds: (tag: string) => boolean) =>
  tags(html, name).filter((tag) => !holds(tag));

test("1.1, 1.3: every picture has an alternative, the QR code one that says what to do with it", () => {
  expect(found((html) => without(html, "img", (tag) => /\salt(=|[\s/>])/.test(tag)))).toEqual([]);
  const codes = pages.flatMap(({ html }) => tags(html, "img").filter((tag) => tag.includes('class="qr"')));
  expect(codes.length).toBeGreaterThan(0);
  for (const code of codes) expect(attribute(code, "alt")).toBe("Carré à photographier avec l’application");
});

test("1.6: every chart is followed by a table of its amounts, and its alternative says so", () => {
  const charts = pages.flatMap(({ html }) => html.match(/<picture class="chart">[\s\S]*?<\/details>/g) ?? []);
  expect(charts.length).toBeGreaterThan(0);
  for (const chart of charts)
    expect(chart).toMatch(/alt="[^"]*tableau qui suit[^"]*"[\s\S]*<details><summary>[^<]+<\/summary><table/);
});

test("1.2, 10.8: every icon is hidden from screen readers, and nothing hidden takes the focus", () => {
  const isHidden = (tag: string) => tag.includes('aria-hidden="true"');
  expect(found((html) => without(html, "svg", isHidden))).toEqual([]);
  const hidden = /<(a|button|input)(?=[^>]*aria-hidden="true")(?![^>]*tabindex="-1")[^>]*>/g;
  expect(found((html) => html.match(hidden) ?? [])).toEqual([]);
});

test("2, 4, 9.4, 11.8, 12.5: no frame, medium, quotation, group of choices or search engine", () => {
  const absent =
    /<(iframe|frame|video|audio|object|embed|canvas|blockquote|q|figure|optgroup|datalist)\b|type="search"|role="search"/g;
  expect(found((html) => html.match(absent) ?? [])).toEqual([]);
});

test("5: every table is of data, with a caption and one row of headers that name their column", () => {
  const tables = pages.flatMap(({ html }) => html.match(/<table[\s\S]*?<\/table>/g) ?? []);
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    expect(table).toMatch(/^<table role="table"><caption>[^<]+<\/caption><thead role="rowgroup">/);
    expect(without(table, "th", (tag) => attribute(tag, "scope") === "col")).toEqual([]);
    expect(table).not.toMatch(/colspan|rowspan/);
  }
});

test("6.2, 11.9: every link and button has words, or a label", () => {
  const named = (name: string) => (html: string) =>
    [...html.matchAll(new RegExp(`<${name}(?=[\\s>])([^>]*)>([\\s\\S]*?)</${name}>`, "g"))]
      .filter(
        ([, own = "", inner = ""]) => !/aria-(label="[^"]|hidden="true")/.test(own) && words(inner) === "",
      )
      .map(([tag]) => tag);
  expect(found(named("a"))).toEqual([]);
  expect(found(named("button"))).toEqual([]);
});

test("8.3, 8.4, 8.6: every page is in French, and its title begins with words of its own", () => {
  for (const { name, html } of pages) {
    expect(html, name).toMatch(/^<html lang="fr"/);
    expect(/<title>([^<]+) – [^<]+<\/title>/.exec(html)?.[1]?.length, name).toBeGreaterThan(3);
  }
});

test("8.9, 10.1: no element or attribute is there for its looks", () => {
  const looks =
    /<(b|i|u|s|big|small|center|font|tt|marquee|blink)[\s>]|\s(align|valign|bgcolor|border|cellpadding|color|face|hspace|vspace|nowrap|style)="/g;
  expect(found((html) => html.match(looks) ?? [])).toEqual([]);
  const sized = /<(?!img|svg|canvas)[a-z]+[^>]*\s(width|height)="/g;
  expect(found((html) => html.match(sized) ?? [])).toEqual([]);
});

test("9.2, 12.2, 12.6, 12.7: a skip link, a header, the content and a footer, in that order, and nothing around", () => {
  for (const { name, html } of pages)
    expect(html.replace(/[\s\S]*<body>/, ""), name).toMatch(
      /^<a class="skip" href="#contenu">Aller au contenu<\/a><header class="top">[\s\S]*?<\/header><main id="contenu"[\s\S]*?<\/main><footer[\s\S]*?<\/footer>(<dialog[\s\S]*<\/dialog>)?<\/body>/,
    );
  expect(found((html) => without(html, "nav", (tag) => attribute(tag, "aria-label") !== undefined))).toEqual(
    [],
  );
});

test("9.3: lists hold items, and terms their facts", () => {
  expect(found((html) => html.match(/<(ul|ol)(?=[\s>])[^>]*>(?!<li[\s>])/g) ?? [])).toEqual([]);
  expect(found((html) => html.match(/<dl(?=[\s>])[^>]*>(?!<(div|dt)[\s>])/g) ?? [])).toEqual([]);
});

test("11.6: every group of fields begins with its legend", () => {
  const groups = pages.flatMap(({ html }) => html.match(/<fieldset[^>]*>.{0,8}/g) ?? []);
  expect(groups.length).toBeGreaterThan(0);
  for (const group of groups) expect(group).toMatch(/<fieldset[^>]*><legend/);
});

test("11.13: every field that asks something of the person says what for", () => {
  const known = ["username", "email", "current-password", "new-password", "one-time-code"];
  const asked = pages.flatMap(({ html }) =>
    tags(html, "input").filter((tag) => /type="(text|email|password|tel)"/.test(tag)),
  );
  const other = asked.filter((tag) => !known.includes(attribute(tag, "autocomplete") ?? ""));
  expect(new Set(other.map((tag) => attribute(tag, "autocomplete")))).toEqual(new Set(["off"]));
  // None is a purpose of the list: the secret of a letter, the end of an IBAN, a spare code, the name of a key, words to search for, the code of a document.
  const names = other.map((tag) => attribute(tag, "name") ?? "");
  expect([...new Set(names)].sort()).toEqual(["code", "name", "password", "q", "spare_code", "tail"]);
});

test("7.4, 12.8, 12.10, 13.1, 13.2: no order of focus, shortcut, refresh or window of our own", () => {
  const own = /\stabindex="[1-9]|\saccesskey=|http-equiv="refresh"|\starget="/g;
  expect(found((html) => html.match(own) ?? [])).toEqual([]);
});
