import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { house, openForm, post } from "./house.ts";

const canary = "canari-7f3a";

function watchedHouse() {
  const written: string[] = [];
  const home = house({ log: pino({}, { write: (line: string) => void written.push(line) }) });
  return { home, lines: () => written.join("").trim().split("\n"), text: () => written.join("") };
}

describe("the log", () => {
  it("holds one line of JSON for each answer, with the pattern of its route (LGI-01)", async () => {
    const { home, lines } = watchedHouse();
    await home.app.inject(`/npfr/lien/${canary}?code=${canary}`);
    await home.app.inject(`/nowhere/${canary}`);
    await home.app.close();
    const [link, nowhere, ...rest] = lines().map((line) => JSON.parse(line));
    expect(link).toMatchObject({
      level: 30,
      method: "GET",
      route: "/npfr/lien/:token",
      status: 200,
      source: "127.0.0.1",
      msg: "answered",
    });
    expect(link.request).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(link.ms).toBeTypeOf("number");
    expect(nowhere).toMatchObject({ route: null, status: 404 });
    expect(rest).toEqual([]);
  });

  it("never holds what people type, send or store", async () => {
    const { home, text } = watchedHouse();
    const form = await openForm(home);
    const headers = {
      referer: `https://portail.example/npfr/lien/${canary}`,
      "user-agent": `${canary}\u001b[2J`,
      "x-request-id": canary,
      authorization: `Bearer ${canary}`,
      origin: `https://${canary}.example`,
    };
    const cookie = `${form.cookie}; session=${canary}`;
    await post(home, { ...form, cookie }, `number=${canary}%0d%0a{"level":"info"}&password=${canary}`);
    await post(home, { ...form, cookie }, `password=${canary}`, headers);
    await home.app.inject(`/npfr/%ff${canary}`);
    await home.app.close();
    expect(text()).toContain("/npfr/form");
    expect(text()).not.toContain(canary);
    expect(text()).not.toContain(form.token);
  });

  it("names a failure with its stack, under the id of the page, without the database row", async () => {
    const { home, lines } = watchedHouse();
    home.app.get("/row", async () => {
      throw Object.assign(new Error("duplicate key"), { code: "23505", detail: `Key (email)=(${canary})` });
    });
    const page = await home.app.inject("/row");
    await home.app.close();
    const failure = lines()
      .map((line) => JSON.parse(line))
      .find(({ level }) => level === 50);
    expect(page.body).toContain(failure.request);
    expect(failure.err).toMatchObject({ message: "duplicate key", errorCode: "23505" });
    expect(failure.err.stack).toContain("log.test.ts");
    expect(lines().join()).not.toContain(canary);
  });

  it("has no line for probes", async () => {
    const { home, text } = watchedHouse();
    await home.app.inject("/healthz");
    await home.app.close();
    expect(text()).toBe("");
  });
});
