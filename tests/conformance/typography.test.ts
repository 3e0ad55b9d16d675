import { createHmac } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { createServer } from "#http/server.ts";
import { typeset, typesetMarkup } from "#kernel/typeset.ts";
import { galleryRoutes } from "../../src/dev/gallery.routes.tsx";
import { gallery } from "../../src/dev/gallery.tsx";
import { looseSpaces } from "../support/typography.ts";

const app = createServer({
  publicUrl: new URL("http://127.0.0.1:3000"),
  keys: { sign: (_, ...parts) => createHmac("sha256", "test").update(JSON.stringify(parts)).digest() },
  proxies: [],
  log: false,
  drawError: (_, { status }) => `${status}`,
  isReady: async () => true,
});
galleryRoutes(app);
afterAll(() => app.close());

const pages = gallery.flatMap((room) => room.entries.map(({ key }) => `${room.key}/${key}`));

test.each(pages)("%s has no-break spaces where French has them", async (page) => {
  const answer = await app.inject({ url: `/_dev/pages/${page}`, headers: { host: "127.0.0.1:3000" } });
  expect(answer.statusCode).toBe(200);
  expect(looseSpaces(answer.body)).toEqual([]);
});

describe("typesetting", () => {
  test("puts no-break spaces before double signs, inside quotes and inside numbers", () => {
    expect(typeset("« Rien » ? Oui : 5 % au 01 99 00 12 34, dès 9 h !")).toBe(
      "«\u00a0Rien\u00a0»\u00a0? Oui\u00a0: 5\u00a0% au 01\u00a099\u00a000\u00a012\u00a034, dès 9\u00a0h\u00a0!",
    );
  });

  test("leaves alone what is not prose", () => {
    const markup = `<p title="a : b > c">«&nbsp;x</p><pre class="y">a --> b : c</pre><code>d ? e</code>`;
    expect(typesetMarkup(markup)).toBe(markup);
  });

  test("sees a text cut by tags", () => {
    expect(typesetMarkup("<b>Oui</b> : « <i>non</i> »")).toBe("<b>Oui</b>\u00a0: «\u00a0<i>non</i>\u00a0»");
  });
});
