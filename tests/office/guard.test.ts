import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { runHouse } from "../support/running-house.ts";
import { atDesk, colleague, signInColleague } from "./staff-desk.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

const withoutId = (text: string) => text.replace(/<span class="reference">[^<]*<\/span>/, "");

it("leads to the sign-in without a session, and then to the page that was asked for", async () => {
  const stranger = new Browser(house.origin);
  expect(await stranger.get("/gestion/npfr/approbations")).toMatchObject({
    status: 303,
    location: "/gestion/connexion",
  });
  expect((await stranger.get("/gestion/connexion")).text).toContain("Adresse e-mail");
});

it("answers what a member may not see as what does not exist", async () => {
  const { browser } = await atDesk(house, "agent", "adherent");
  expect((await browser.get("/gestion/adherent/approbations")).status).toBe(200);
  const missing = await browser.get("/gestion/npfr/inconnu");
  const refused = await browser.get("/gestion/npfr/approbations");
  expect(refused.status).toBe(404);
  expect(withoutId(refused.text)).toBe(withoutId(missing.text));
  const noted = await house.office.db.inTransaction((trx) =>
    trx.selectFrom("audit_event").select(["kind", "content"]).where("kind", "=", "access_refused").execute(),
  );
  expect(noted.map(({ content }) => JSON.parse(content ?? "{}"))).toMatchObject([
    { effect: { method: "GET", route: "/gestion/npfr/approbations" }, member: { role: "agent" } },
  ]);
});

it("opens nothing from the next request on, once a role is withdrawn", async () => {
  const { who, browser } = await atDesk(house, "superviseur");
  expect((await browser.get("/gestion/npfr/approbations")).status).toBe(200);
  await house.office.db.inTransaction((trx) =>
    trx
      .updateTable("staff_role")
      .set({ ended_at: sql<Date>`now()` })
      .where("holder_id", "=", who.holderId)
      .execute(),
  );
  expect((await browser.get("/gestion/npfr/approbations")).status).toBe(404);
});

it("keeps the sessions of holders and of staff apart", async () => {
  const who = await colleague(house, { npfr: "administrateur" });
  const browser = await signInColleague(house, who);
  expect((await browser.get("/npfr/espace")).location).toBe("/npfr/connexion");
  const ofStaff = browser.cookies.get("parvis-gestion-session") ?? "";
  const holder = new Browser(house.origin);
  holder.cookies.set("parvis-npfr-session", ofStaff);
  expect((await holder.get("/npfr/espace")).location).toBe("/npfr/connexion");
});
