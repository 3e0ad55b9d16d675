import { afterAll, describe, expect, it } from "vitest";
import { readCookie, setCookie } from "#http/cookies.ts";
import { minutes } from "#kernel/duration.ts";
import { house, openForm, post } from "./house.ts";

const home = house();
home.app.get("/read", async (request) => ({ value: readCookie(request, "session") }));
home.app.get("/write", async (request, reply) => {
  setCookie(request, reply, "session", "abc", minutes(1));
  return "";
});
home.app.get("/forge", async (request, reply) => {
  setCookie(request, reply, "session", "a; Domain=evil.example");
  return "";
});
const plain = house({ publicUrl: new URL("http://localhost:3000") });
afterAll(() => Promise.all([home.app.close(), plain.app.close()]));

const read = async (cookie: string) =>
  (await home.app.inject({ url: "/read", headers: { cookie } })).json().value;

describe("cookies", () => {
  it("under https are __Host-, Secure, HttpOnly, Lax, without Domain", async () => {
    const { headers } = await home.app.inject("/npfr/form");
    expect(headers["set-cookie"]).toMatch(
      /^__Host-parvis-npfr-visitor=[\w-]{32}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it("under http on this machine lose Secure and the prefix that requires it", async () => {
    const { headers } = await plain.app.inject("/npfr/form");
    expect(headers["set-cookie"]).toMatch(/^parvis-npfr-visitor=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it("carry the given lifetime", async () => {
    expect((await home.app.inject("/write")).headers["set-cookie"]).toContain("Max-Age=60");
  });

  it("are never written with a value that could add an attribute", async () => {
    expect((await home.app.inject("/forge")).statusCode).toBe(500);
  });

  it("are read by their whole name, among others", async () => {
    expect(await read("a=b; __Host-parvis-session=abc;x")).toBe("abc");
    expect(await read("x__Host-parvis-session=abc")).toBeNull();
    expect(await read("__Host-parvis-session2=abc")).toBeNull();
  });

  it.each([
    "",
    ";;;=;",
    "__Host-parvis-session=",
    "__Host-parvis-session=%00",
    '__Host-parvis-session="abc"',
  ])("with an invalid value are ignored: %j", async (cookie) => expect(await read(cookie)).toBeNull());

  it("sent twice with two values are ignored: one may be planted", async () => {
    expect(await read("__Host-parvis-session=mine; __Host-parvis-session=theirs")).toBeNull();
    expect(await read("__Host-parvis-session=mine; __Host-parvis-session=mine")).toBe("mine");
  });

  it("of 8 kB do not affect the others", async () => {
    expect(await read(`junk=${"x".repeat(8192)}; __Host-parvis-session=abc`)).toBe("abc");
    expect(await read(`__Host-parvis-session=${"x".repeat(8192)}`)).toBeNull();
  });
});

describe("an announcement", () => {
  const jar = async (cookie: string) => home.app.inject({ url: "/npfr/form", headers: { cookie } });

  it("is stored as a key and shown once", async () => {
    const form = await openForm(home);
    const left = await post(home, form, "number=1&password=2");
    expect(left.headers["set-cookie"]).toContain("__Host-parvis-npfr-announcement=signed-in; Max-Age=300");
    const said = await jar(`${form.cookie}; __Host-parvis-npfr-announcement=signed-in`);
    expect(said.body).toContain("<p>signed-in</p>");
    expect(said.headers["set-cookie"]).toMatch(/^__Host-parvis-npfr-announcement=; Max-Age=0;.*Secure/);
  });

  it("made up by a visitor shows nothing", async () => {
    const said = await jar("__Host-parvis-npfr-announcement=Appelez-le-0899");
    expect(said.body).toContain("<p></p>");
  });
});
