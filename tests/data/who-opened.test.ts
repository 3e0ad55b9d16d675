import { afterAll, expect, it } from "vitest";
import { openCard } from "#office/card/actions/open-card.actions.ts";
import { actingIn } from "../office/card/members.ts";
import { Browser } from "../support/browser.ts";
import { activePerson } from "../support/persons.ts";
import { runHouse } from "../support/running-house.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

const signedIn = async () => {
  const person = await activePerson(house.ctx);
  const browser = new Browser(house.origin);
  await browser.get("/npfr/connexion");
  await browser.post("/npfr/connexion", { email: person.email, password: person.password });
  return {
    ...person,
    browser,
    read: async (more = "") => (await browser.get(`/npfr/espace/donnees${more}`)).text,
  };
};

it("tells a holder that nobody opened their file", async () => {
  const { read, browser } = await signedIn();
  expect((await browser.get("/npfr/espace")).text).toContain('href="/npfr/espace/donnees"');
  expect(await read()).toContain("Personne de notre service n’a ouvert votre dossier depuis un an.");
});

it("tells a holder the role, the reason and the day of each opening, and never the name", async () => {
  const { holderId, read } = await signedIn();
  const other = await signedIn();
  const agent = actingIn(house.ctx, "agent", "Hugo Lambert");
  await openCard(agent, holderId, { reason: "call", note: "" });
  await openCard(actingIn(house.ctx, "superviseur", "Claire Besson"), holderId, {
    reason: "other",
    note: "Doublon",
  });
  const page = await read();
  for (const words of ["Agent", "Superviseur", "Vous aviez appelé, ou quelqu’un pour vous", "Doublon"])
    expect(page).toContain(words);
  expect(page).not.toMatch(/Hugo|Lambert|Claire|Besson|service\.example/);
  expect(await other.read()).toContain("Personne de notre service");
});

it("shows every opening once, twenty at a time", async () => {
  const { holderId, read } = await signedIn();
  const agent = actingIn(house.ctx);
  for (let place = 1; place <= 23; place += 1)
    await openCard(agent, holderId, { reason: "other", note: `numéro ${place}.` });
  const [first, second] = [await read(), await read("?avant=4")];
  const found = [first, second].flatMap((page) => page.match(/numéro.\d+\./g) ?? []);
  expect(new Set(found).size).toBe(23);
  expect(found).toHaveLength(23);
  expect(first).toContain("Plus anciens");
  expect(second).toContain("Plus récents");
});
