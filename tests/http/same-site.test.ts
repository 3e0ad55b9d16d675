import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { house, type OpenForm, openForm, post } from "./house.ts";

const home = house();
const local = house({ publicUrl: new URL("http://localhost:3000") });
let form: OpenForm;
let localForm: OpenForm;
beforeAll(async () => {
  form = await openForm(home);
  localForm = await openForm(local);
});
afterAll(() => Promise.all([home.app.close(), local.app.close()]));

const good = "number=1&password=2";

describe("a post", () => {
  const ours: Record<string, string>[] = [
    {},
    { origin: "https://portail.example" },
    { origin: "https://portail.example", "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
    { origin: "null", "sec-fetch-site": "same-origin" },
  ];
  it.each(ours)("from our own page is accepted: %j", async (headers) => {
    expect((await post(home, form, good, headers)).statusCode).toBe(303);
  });

  const theirs: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "http://portail.example" },
    { origin: "https://portail.example:8443" },
    { origin: "https://portail.example.evil.example" },
    { origin: "null" },
    { origin: "" },
    { origin: "null", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://portail.example", "sec-fetch-site": "cross-site" },
    { origin: "http://localhost:3000", host: "localhost:3000" },
  ];
  it.each(theirs)("from another site is answered 403 and changes nothing (LOG-17): %j", async (headers) => {
    const before = home.seen.posts;
    const answer = await post(home, form, good, headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain("Votre page a expiré ou vient d’ailleurs.");
    expect(home.seen.posts).toBe(before);
  });

  it("without its token, or with any other token, is answered 403", async () => {
    const stranger = await openForm(home);
    const tokens = ["", "x", stranger.token, `${form.token}x`, form.token.toLowerCase()];
    for (const token of tokens) expect((await post(home, { ...form, token }, good)).statusCode).toBe(403);
  });

  it("without its visitor cookie is answered 403", async () => {
    expect((await post(home, { ...form, cookie: "" }, good)).statusCode).toBe(403);
    const tossed = `${form.cookie}; __Host-parvis-npfr-visitor=planted`;
    expect((await post(home, { ...form, cookie: tossed }, good)).statusCode).toBe(403);
  });

  it("with its token twice is answered 403", async () => {
    expect((await post(home, form, `${good}&_csrf=x`)).statusCode).toBe(403);
  });
});

describe("on a developer's machine", () => {
  it("a post is accepted under another name of this machine", async () => {
    const headers = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
    expect((await post(local, localForm, good, headers)).statusCode).toBe(303);
  });

  it.each([
    { host: "127.0.0.1:3000", origin: "http://127.0.0.1:4000" },
    { host: "evil.example", origin: "http://evil.example" },
    { host: "127.0.0.1:3000", origin: "http://evil.example" },
    { host: "127.0.0.1:3000", origin: "garbage" },
  ])("any other origin is foreign: %j", async (headers) => {
    expect((await post(local, localForm, good, headers)).statusCode).toBe(403);
  });
});

describe("the token", () => {
  it("stays the same for the lifetime of the visitor cookie", async () => {
    const again = await home.app.inject({ url: "/npfr/form", headers: { cookie: form.cookie } });
    expect(again.body).toContain(`value="${form.token}"`);
    expect(again.headers["set-cookie"]).toBeUndefined();
  });
});
