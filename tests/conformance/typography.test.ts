import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { typeset, typesetMarkup } from "#kernel/text/typeset.ts";
import { galleryRoutes } from "../../src/dev/gallery.routes.tsx";
import { openGallery } from "../../src/dev/gallery.tsx";
import { house } from "../http/house.ts";
import { contributed } from "../support/contributed.ts";
import { looseSpaces } from "../support/typography.ts";

const gallery = await openGallery(contributed);

const { app } = house();
galleryRoutes(app, gallery);
afterAll(() => app.close());

const pages = gallery.flatMap((room) => room.entries.map(({ key }) => `${room.key}/${key}`));

test.each(pages)("%s has no-break spaces where French has them", async (page) => {
  const answer = await app.inject(`/_dev/pages/${page}`);
  expect(answer.statusCode).toBe(200);
  expect(looseSpaces(answer.body)).toEqual([]);
});

describe("typesetting", () => {
  test("puts no-break spaces before double signs, inside quotes and inside numbers", () => {
    expect(typeset("« Rien » ? Oui : 5 % au 01 99 00 12 34, dès 9 h !")).toBe(
      "«\u00a0Rien\u00a0»\u00a0? Oui\u00a0: 5\u00a0% au 01\u00a099\u00a000\u00a012\u00a034, dès 9\u00a0h\u00a0!",
    );
  });

  test("leaves text unchanged that is not prose", () => {
    const markup = `<p title="a : b > c">«&nbsp;x</p><pre class="y">a --> b : c</pre><code>d ? e</code>`;
    expect(typesetMarkup(markup)).toBe(markup);
  });

  const prose = fc
    .array(fc.constantFrom(..."14 h:;?!%€»«°ab\u00a0>".split(""), "n° ", " h ", "&amp;"))
    .map((signs) => signs.join(""));

  test("treats every text of a page like a single text, and changes no tag", () => {
    fc.assert(
      fc.property(prose, prose, prose, (first, second, code) => {
        const quoted = second.replaceAll('"', "&quot;");
        const page = (one: string, other: string) =>
          `${one}<p title="${quoted}" lang=fr>${other}</p><pre>${code}<b>${code}</b></pre>${one}<br/>`;
        expect(typesetMarkup(page(first, second))).toBe(page(typeset(first), typeset(second)));
      }),
      { numRuns: 500 },
    );
  });

  test("recognises a text split by tags", () => {
    expect(typesetMarkup("<b>Oui</b> : « <i>non</i> »")).toBe("<b>Oui</b>\u00a0: «\u00a0<i>non</i>\u00a0»");
  });
});
