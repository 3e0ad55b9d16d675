import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyText } from "../support/any-text.ts";
import { house, type OpenForm, openForm, post } from "./house.ts";

const home = house();
let form: OpenForm;
beforeAll(async () => {
  form = await openForm(home);
});
afterAll(() => home.app.close());

describe("a posted form", () => {
  it("is read and answered by a redirect", async () => {
    const answer = await post(home, form, "number=12&password=caf%C3%A9");
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe("/npfr/form");
  });

  it("is answered by the address alone where a script asks for it, and the announcement stays for the page", async () => {
    const answer = await post(home, form, "number=12&password=x", { accept: "text/html, text/uri-list" });
    expect([answer.statusCode, answer.body]).toEqual([200, "/npfr/form"]);
    expect(answer.headers["content-type"]).toMatch(/^text\/uri-list/);
    expect(answer.headers["set-cookie"]).toContain("announcement=signed-in");
  });

  it("is shown again with the typed values, never a password, and the messages of its schema", async () => {
    const answer = await post(home, form, "number=&password=secret&other=x");
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      values: { number: "" },
      errors: { number: "Saisissez votre identifiant." },
    });
  });

  it("counts a missing field as empty", async () => {
    const answer = await post(home, form, "x=1");
    expect(answer.json().errors).toEqual({
      number: "Saisissez votre identifiant.",
      password: "Saisissez votre mot de passe.",
    });
  });

  it("never shows English, even when the schema has no message", async () => {
    const answer = await post(home, form, "number=1&password=2&remember=yes");
    expect(answer.json().errors).toEqual({ remember: "Vérifiez ce champ." });
  });

  const nearTheField = [
    ["a NUL", "number=1%00&password=x"],
    ["a control character", "number=1%1b[2J&password=x"],
    ["broken UTF-8", "number=%ff%fe&password=x"],
    ["a lone surrogate", "number=%ED%A0%80&password=x"],
    ["a lone percent sign", "number=100%&password=x"],
    ["a value given twice", "number=1&number=2&password=x"],
    ["an array", "number[]=1&number[]=2&password=x"],
    ["an object", "number[x]=1&password=x"],
    ["raw bytes", "number=\ud800&password=x"],
  ] as const;
  it.each(nearTheField)("refuses %s with an error at its field (LOG-25, LOG-26)", async (_, body) => {
    const answer = await post(home, form, body);
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json().errors)).toEqual(["number"]);
  });

  const damaged = [
    ["a prototype", "__proto__[admin]=1&number=1&password=x"],
    ["a plain prototype", "__proto__=1&number=1&password=x"],
    ["a name in broken UTF-8", "%ff=1&number=1&password=x"],
    ["an unknown array", "roles[]=admin&number=1&password=x"],
    ["10,000 fields", Array.from({ length: 10_000 }, (_, n) => `f${n}=`).join("&")],
  ] as const;
  it.each(damaged)("refuses %s as a whole", async (_, body) => {
    const answer = await post(home, form, body);
    expect([400, 413]).toContain(answer.statusCode);
    expect("admin" in {}).toBe(false);
  });

  it("longer than 64 kB is answered 413 and never read", async () => {
    const before = home.seen.posts;
    expect((await post(home, form, `number=${"x".repeat(70_000)}`)).statusCode).toBe(413);
    expect(home.seen.posts).toBe(before);
  });

  it.each(["application/json", "multipart/form-data; boundary=x", "text/plain", "application/xml"])(
    "sent as %s is answered 415",
    async (type) => {
      expect((await post(home, form, "number=1", { "content-type": type })).statusCode).toBe(415);
    },
  );

  it("never causes a server error, whatever its bytes", async () => {
    const piece = fc.oneof(
      anyText(),
      fc.constantFrom(
        "number",
        "password",
        "[",
        "]",
        "=",
        "&",
        "%",
        "%00",
        "%ff",
        "__proto__",
        "constructor",
        "+",
        ";",
      ),
    );
    const body = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        await setImmediate();
        expect((await post(home, form, text)).statusCode).toBeLessThan(500);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a query string", () => {
  it("is read as flat text, without doubled, nested or broken parts", async () => {
    const answer = await home.app.inject("/npfr/query?a=1&b=2&b=3&c[]=4&d=%ff&__proto__[x]=1&e=%00&f=%C3%A9");
    expect(answer.json()).toEqual({ a: "1", f: "é" });
  });
});
