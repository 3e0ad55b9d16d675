import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { inTurn, repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { everyFormOf, type OpenForm } from "./every-form.ts";
import { everySpace, inSpace } from "./three-spaces.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

const formType = "application/x-www-form-urlencoded";

/** Posts a raw body from the page of that form: `TOKEN` stands for the token of the page. */
async function send(
  { action, browser }: OpenForm,
  body: string | Buffer,
  headers: Record<string, string> = {},
) {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(house.origin + action, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: house.origin, "content-type": formType, ...headers },
    body: typeof body === "string" ? body.replace("TOKEN", browser.tokenOfPage) : new Uint8Array(body),
  });
  return { status: answer.status, text: await answer.text() };
}

/** A valid body except one field, which is given raw. */
const bodyWith = ({ fields }: OpenForm, aimed: string, raw: string) =>
  fields
    .map(({ name, value }) => {
      if (name === aimed) return raw;
      return name === "_csrf" ? "_csrf=TOKEN" : `${name}=${encodeURIComponent(value ?? "x")}`;
    })
    .join("&");

/** LOG-25, LOG-26: malformed values that no browser sends. */
const hostile: Record<string, (name: string) => string> = {
  "a NUL": (name) => `${name}=a%00b`,
  "a NUL as it is": (name) => `${name}=a\u0000b`,
  "broken UTF-8": (name) => `${name}=%ff%fe`,
  "half a surrogate pair": (name) => `${name}=%ED%A0%80`,
  "an array": (name) => `${name}[]=a&${name}[]=b`,
  "an object": (name) => `${name}[x]=1`,
  "the field twice": (name) => `${name}=a&${name}=b`,
  "a prototype within": (name) => `${name}[__proto__][admin]=1`,
};

const fieldMessage =
  /contient un caractère illisible|ne peut avoir qu’une valeur|Le formulaire reçu est abîmé/;

/** Without the visitor's token nothing else is read; an unknown device id means a missing device. */
function expected({ action }: OpenForm, name: string): number {
  if (name === "_csrf") return 403;
  return action.endsWith("/appareils/fin") ? 303 : 400;
}

describe.each(everySpace)("LOG-25, LOG-26: the forms of $id", (space) => {
  let forms: OpenForm[];
  beforeAll(async () => {
    forms = await everyFormOf(space, house);
  }, 60_000);
  const ofEvery = (each: (form: OpenForm, index: number) => Promise<void>) => Promise.all(forms.map(each));
  const sessions = () =>
    inSpace(space, house).ctx.db.inTransaction((trx) =>
      trx.selectFrom("session").select("id").where("ended_at", "is", null).orderBy("id").execute(),
    );

  it.each(Object.entries(hostile))(
    "refuse %s in any field, with a message",
    {
      tags: ["repeats"],
    },
    async (name, raw) => {
      const turn = Object.keys(hostile).indexOf(name);
      expect(forms.length).toBeGreaterThan(15);
      const before = await sessions();
      await ofEvery(async (form, index) => {
        for (const { name, value } of inTurn(form.fields, turn + index)) {
          const { status, text } = await send(form, bodyWith(form, name, raw(name)));
          expect([form.action, name, status]).toEqual([form.action, name, expected(form, name)]);
          // A hidden field gets no message: nobody can see or correct it.
          if (value === null)
            expect([form.action, name, fieldMessage.test(text)]).toEqual([form.action, name, true]);
        }
      });
      expect(await sessions()).toEqual(before);
    },
  );

  it("resist, and so do routes that accept a post without showing a form", async () => {
    const shown = new Set(forms.map(({ action }) => action));
    const actions = house.routes
      .filter(({ method, url }) => method === "POST" && url.startsWith(`/${space.id}/`))
      .map(({ url }) => url.replace(/:\w+/g, "x"))
      .filter((url) => !shown.has(url));
    const [{ browser } = { browser: new Browser(house.origin) }] = forms;
    const names = ["_csrf", "number", "email", "password", "code", "choice"];
    for (const action of actions)
      for (const raw of Object.values(hostile)) {
        const form = { action, fields: names.map((name) => ({ name, value: null })), browser };
        const { status } = await send(form, bodyWith(form, "number", raw("number")));
        expect([action, [303, 400, 401, 404, 409, 410].includes(status)]).toEqual([action, true]);
      }
  });

  it.each([
    ["__proto__[admin]=1", 400],
    ["constructor[prototype][admin]=1&__proto__=1", 400],
    ["roles[]=admin&%ff=1", 400],
    [Array.from({ length: 10_000 }, (_, index) => `f${index}=`).join("&"), 400],
  ] as const)("refuse %.40s beside their fields", async (more, expected) => {
    await ofEvery(async (form) => {
      const { status } = await send(form, `${bodyWith(form, "", "")}&${more}`);
      expect([form.action, status === expected || status === 413]).toEqual([form.action, true]);
    });
    expect("admin" in {}).toBe(false);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("accept no JSON, no multipart, no text", async () => {
    await ofEvery(async (form) => {
      const body = JSON.stringify(Object.fromEntries(form.fields.map(({ name }) => [name, ["a", { b: 1 }]])));
      for (const type of ["application/json", "multipart/form-data; boundary=x", "text/plain"])
        expect((await send(form, body, { "content-type": type })).status).toBe(415);
    });
  });

  it("cause no server error, whatever their bytes", { tags: ["repeats"], timeout: 120_000 }, async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom("=", "&", "%", "%00", "%ff", "[", "]", "__proto__", "+", ";", "choice")
        .map((text) => Buffer.from(text)),
    );
    const post = fc.record({
      form: fc.nat().map((index) => forms[index % forms.length] as OpenForm),
      name: fc.nat(),
      pieces: fc.array(piece, { maxLength: 20 }),
    });
    // Ten at once: each refusal takes 120 ms.
    const tenPosts = fc.array(post, { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(tenPosts, async (posts) => {
        const answers = posts.map(({ form, name, pieces }) => {
          const aimed = form.fields[name % form.fields.length]?.name ?? "";
          const begin = Buffer.from(`_csrf=${form.browser.tokenOfPage}&${aimed}=`);
          return send(form, Buffer.concat([begin, ...pieces]));
        });
        for (const { status } of await Promise.all(answers)) expect(status).toBeLessThan(500);
      }),
      { numRuns: repeated(10, 50) },
    );
  });

  it("leave memory unchanged", { tags: ["repeats"], timeout: 60_000 }, async () => {
    const [form] = forms;
    if (!form) throw new Error("there is no form");
    const keys = Array.from({ length: 10_000 }, (_, index) => `f${index}[a][b]=`)
      .join("&")
      .slice(0, 60_000);
    const flood = async () => {
      for (let count = 0; count < repeated(10, 100); count += 1) await send(form, `_csrf=TOKEN&${keys}`);
      return process.memoryUsage().rss;
    };
    await flood();
    const before = await flood();
    expect((await flood()) - before).toBeLessThan(64 * 1024 * 1024);
  });
});
