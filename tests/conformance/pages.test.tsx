import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { openGallery } from "../../src/dev/gallery.tsx";
import { contributed } from "../support/contributed.ts";

const gallery = await openGallery(contributed);

const drawn = gallery.flatMap((room) =>
  room.entries.map(({ key, draw }) => [`${room.key}/${key}`, draw] as const),
);

const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length;
const allOf = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found ?? "");

test("every page and state has its own address in the gallery", () => {
  const names = drawn.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(drawn)("%s", (_, draw) => {
  const html = render(draw());
  const body = html.slice(html.indexOf("<body"));

  test("meets the content policy: no inline style, script or handler", () => {
    expect(html).not.toMatch(/<[^>]+\sstyle=/);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/);
    expect(html).not.toMatch(/<style|javascript:/i);
    expect(html.match(/<script[^>]*>[^<]+/)).toBeNull();
  });

  test("has one title, one h1, one main, and headings that skip no level", () => {
    expect(count(html, /<title>[^<]+ – [^<]+<\/title>/g)).toBe(1);
    expect(count(body, /<h1[\s>]/g)).toBe(1);
    expect(count(body, /<main[\s>]/g)).toBe(1);
    const main = body.slice(body.indexOf("<main"), body.indexOf("</main>"));
    const levels = allOf(main, /<h([1-6])[\s>]/g).map(Number);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test("uses each id once, and every reference leads to one", () => {
    const ids = allOf(body, /\sid="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = [
      ...allOf(body, /\shref="#([^"]+)"/g),
      ...allOf(body, /\sfor="([^"]+)"/g),
      ...allOf(body, /\saria-(?:describedby|labelledby|controls)="([^"]+)"/g).flatMap((list) =>
        list.split(" "),
      ),
    ];
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("leads from each error of the summary to its field, in the order of the fields", () => {
    const summary = body.match(/<div class="[^"]*\bsummary\b.*?<\/div>/s)?.[0] ?? "";
    const places = allOf(summary, /<a href="#([^"]*)"/g).map((name) =>
      body.search(new RegExp(`<(?:input|select|textarea|div class="rows")[^>]* id="${name}"`)),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("has one strong button at most, the session dialog aside", () => {
    const page = body.replace(/<dialog.*<\/dialog>/s, "");
    expect(count(page, /class="[^"]*\bbutton-strong\b/g)).toBeLessThanOrEqual(1);
  });

  test("sends the token with every form, and no password back", () => {
    for (const form of allOf(body, /<form\s[^>]*method="post"[^>]*>(.*?)<\/form>/gs))
      expect(form).toContain('name="_csrf"');
    expect(body).not.toMatch(/<input(?=[^>]*type="password")[^>]*\svalue=/);
  });

  test("says once that all fields of a form are required", () => {
    for (const form of allOf(body, /(<form\s.*?<\/form>)/gs)) {
      const needs = allOf(form, /class="field-need"[^>]*>\s*\(?(\p{L}+)/gu);
      const isOnlyRequired = needs.length > 1 && needs.every((need) => need === "obligatoire");
      expect(count(form, /Tous les champs sont obligatoires/g)).toBe(isOnlyRequired ? 1 : 0);
    }
  });

  test("labels every input", () => {
    const fields = allOf(body, /<input(?![^>]*type="hidden")[^>]*\sid="([^"]+)"/g);
    for (const field of fields)
      expect(body).toMatch(new RegExp(`<label (?:id="${field}-label" )?for="${field}"`));
  });
});
