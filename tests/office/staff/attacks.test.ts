import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staffRoles } from "#kernel/actor.ts";
import { minutes } from "#kernel/duration.ts";
import { newId } from "#kernel/ids.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { Browser } from "../../support/browser.ts";
import { activePerson, type Person, personWithLetters } from "../../support/persons.ts";
import { type HouseRoute, runHouse } from "../../support/running-house.ts";
import { travel } from "../../support/travel.ts";
import { atDesk, colleague, signInColleague, staffPassword } from "../staff-desk.ts";
import { enrolBy, enrolment, invite, secretOn, typedOn } from "./invited.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

const withoutId = (text: string) => text.replace(/<span class="reference">[^<]*<\/span>/, "");
const isOfDesk = ({ opens }: HouseRoute) => staffRoles.some((role) => role === opens);
const desks = house.routes.filter((route) => isOfDesk(route) && route.method !== "HEAD");
const inPortal = desks.filter(({ url }) => !/^\/gestion\/(adherent|sante)(\/|$)/.test(url));
const addressOf = ({ url }: HouseRoute, id: string) => url.replace(/:\w+/g, id);

/** All that an account of a portal, or a role, is made of. */
const standing = async () => {
  const read = async (space: string, table: string, columns: string) =>
    (
      await house
        .contextOf(space)
        .db.inTransaction((trx) =>
          sql`select ${sql.raw(columns)} from ${sql.table(table)} order by 1`.execute(trx),
        )
    ).rows;
  return {
    accounts: await read("npfr", "account", "id, email, password_hash, closed_at"),
    holders: await read("npfr", "holder", "id, number, email, phone, iban"),
    factors: await read("npfr", "totp", "account_id, sealed_secret"),
    roles: await read("gestion", "staff_role", "id, portal, role, ended_at"),
    staff: await read("gestion", "account", "id, email, password_hash, closed_at"),
  };
};

describe("ACT-08, AUT-03: staff neither choose nor read a password or a code, and assign nothing by extra fields", () => {
  let person: Person;
  let letters: Awaited<ReturnType<typeof personWithLetters>>;
  beforeAll(async () => {
    person = await activePerson(house.contextOf("npfr"));
    letters = await personWithLetters(house.contextOf("npfr"));
  });

  const smuggled = {
    ...{
      password: "Choisi-par-un-agent 1",
      password_confirmation: "Choisi-par-un-agent 1",
      password_hash: "x",
    },
    ...{ code: "000000", secret: "ABCDEFGHJKMN", new_password: "Choisi-par-un-agent 1" },
    ...{
      role: "administrateur",
      tenant_id: "sante",
      space_id: "sante",
      portal: "sante",
      email_verified: "true",
    },
    ...{ iban_validated: "true", amount: "1000000", holder_id: newId(), id: newId() },
  };

  it("in no route, not even as administrateur, who may ask for all of them", async () => {
    const { browser } = await atDesk(house, "administrateur");
    const before = await standing();
    for (const route of inPortal)
      for (const id of [person.holderId, letters.holderId]) {
        const url = addressOf(route, id);
        const answer =
          route.method === "GET"
            ? await browser.copy().get(`${url}?${new URLSearchParams(smuggled)}`)
            : await (route.takesFiles
                ? browser.copy().upload(url, smuggled)
                : browser.copy().post(url, smuggled));
        expect(answer.status, `${route.method} ${url}`).toBeLessThan(500);
        for (const input of answer.text.match(/<input[^>]+type="password"[^>]*>/g) ?? [])
          expect(input, url).toContain('name="current_password"');
        for (const secret of [
          letters.secret,
          ...before.accounts.map((one) => String(Object(one).password_hash)),
        ])
          expect(answer.text, url).not.toContain(secret);
      }
    expect(await standing()).toEqual(before);
  });

  it("takes no role, portal or address from the form of an enrolment", async () => {
    const { email, link } = await invite(house);
    const browser = new Browser(house.origin);
    await browser.get(link);
    const page = (await browser.get(enrolment)).text;
    const more = {
      role: "administrateur",
      portal: "sante",
      email: "autre@gestion.example",
      holder_id: newId(),
    };
    expect((await browser.post(enrolment, typedOn(page, more))).status).toBe(200);
    const { rows } = await house.office.db.inTransaction((trx) =>
      sql`select portal, role from staff_role join holder on holder.id = holder_id where number = ${email}`.execute(
        trx,
      ),
    );
    expect(rows).toEqual([{ portal: "npfr", role: "agent" }]);
  });
});

describe("AUT-01, AUT-02: nothing of another portal", () => {
  it("answers the id of another portal as an absent one", async () => {
    const there = await activePerson(house.contextOf("npfr"));
    const routes = desks.filter(({ url }) => url.startsWith("/gestion/adherent/") && url.includes(":"));
    expect(routes.length).toBeGreaterThan(2);
    const { browser } = await atDesk(house, "administrateur", "adherent");
    const ask = async (route: HouseRoute, id: string) => {
      const asked = browser.copy();
      const typed = { reason: "parce que", because: "parce que" };
      const url = addressOf(route, id);
      const { status, text } = await (route.method === "GET" ? asked.get(url) : asked.post(url, typed));
      return [status, withoutId(text).replaceAll(id, "")];
    };
    for (const route of routes)
      expect(await ask(route, there.holderId), route.url).toEqual(await ask(route, newId()));
  });

  it("keeps roles, invitations and sessions of staff from every portal by row-level security", async () => {
    await invite(house);
    for (const table of ["staff_role", "staff_invitation"]) {
      const { rows } = await house
        .contextOf("npfr")
        .db.inTransaction((trx) => sql`select from ${sql.table(table)}`.execute(trx));
      expect(rows, table).toEqual([]);
    }
  });

  it("takes the session of a member for nothing in a portal, under any host", async () => {
    const { browser } = await atDesk(house, "administrateur");
    const stolen = browser.cookies.get("parvis-gestion-session") ?? "";
    const thief = new Browser(house.origin);
    for (const { id } of [npfr]) thief.cookies.set(`parvis-${id}-session`, stolen);
    expect((await thief.get("/npfr/espace")).location).toBe("/npfr/connexion");
    const elsewhere = new Browser(house.origin, { "x-forwarded-host": "autre.example" });
    elsewhere.cookies.set("parvis-npfr-session", stolen);
    expect((await elsewhere.get("/gestion")).location).toBe("/gestion/connexion");
  });
});

describe("CAC-01: no page of the office is kept or taken for a file", () => {
  it("refuses addresses that look like files, and says no-store on every page", async () => {
    const { browser } = await atDesk(house, "administrateur");
    for (const end of ["/x.css", ";a.css", "%0a.css", "/..%2fx.css", ".css"]) {
      const answer = await browser.get(`/gestion/equipe${end}`);
      expect([end, answer.status]).toEqual([
        end,
        expect.toSatisfy((status: number) => status === 404 || status === 400),
      ]);
    }
    for (const route of inPortal.filter(({ method }) => method === "GET")) {
      const { headers, status } = await browser.get(addressOf(route, newId()));
      expect([status, headers.get("cache-control")], route.url).toEqual([status, "no-store"]);
    }
  });

  it("shows nothing to who goes back after the sign-out", async () => {
    const { browser } = await atDesk(house, "agent");
    await browser.get("/gestion");
    await browser.post("/gestion/deconnexion");
    const back = await browser.get("/gestion/npfr/approbations");
    expect(back).toMatchObject({ status: 303, location: "/gestion/connexion" });
    expect(back.headers.get("cache-control")).toBe("no-store");
  });
});

describe("LGI-01: the audit and the log", () => {
  const canary = "Canari-secret jaune 93";

  it("hold no password, code, key or link, and one line for an event with line breaks and escapes", async () => {
    const { browser } = await atDesk(house, "administrateur");
    const forged = 'Motif\r\n{"kind":"staff_ended"}\u001b[31m"';
    const typed = { email: "pia.roche@gestion.example", portal: "npfr", role: "agent", reason: forged };
    await browser.post("/gestion/equipe/inviter", { ...typed, current_password: canary });
    const shown = await browser.post("/gestion/equipe/inviter", {
      ...typed,
      reason: "Renfort",
      current_password: staffPassword,
    });
    const link = /\/gestion\/inscription\/([\w-]{65})/.exec(shown.text)?.[1] ?? "none";
    const shared = await enrolBy(new Browser(house.origin), `/gestion/inscription/${link}`);
    const stranger = new Browser(house.origin);
    await stranger.get("/gestion/connexion");
    await stranger.post("/gestion/connexion", { email: `pia\r\n.roche@gestion.example`, password: canary });
    const { rows } = await house.office.db.inTransaction((trx) =>
      sql<{ content: string }>`select content from audit_event
        union all select kind || detail::text || browser || source from security_event`.execute(trx),
    );
    const told = [...rows.map(({ content }) => content), ...house.warnings];
    for (const secret of [canary, staffPassword, link, shared.toString("hex"), shared.toString("base64")])
      expect(told.filter((line) => line.includes(secret))).toEqual([]);
    const audit = rows.filter(({ content }) => content.startsWith("{"));
    expect(audit.length).toBeGreaterThan(1);
    for (const { content } of audit) {
      for (const sign of ["\r", "\n", "\u001b"]) expect(content.includes(sign)).toBe(false);
      expect(JSON.parse(content)).toHaveProperty("kind");
    }
    expect(audit.filter(({ content }) => JSON.parse(content).kind === "staff_ended")).toEqual([]);
  });
});

describe("the sign-in of staff", () => {
  it("counts tries before it compares passwords: of eight at once five are compared, then none", async () => {
    const who = await colleague(house, { npfr: "agent" });
    const before = house.verifications();
    const guess = async (password: string) => {
      const browser = new Browser(house.origin);
      await browser.get("/gestion/connexion");
      return browser.post("/gestion/connexion", { email: who.email, password });
    };
    await Promise.all(Array.from({ length: 8 }, () => guess("Faux-mot de passe 12")));
    expect(house.verifications() - before).toBe(5);
    expect((await guess(staffPassword)).status).not.toBe(303);
  });

  it("lets a browser in that it knows, while strangers have locked the account", async () => {
    const who = await colleague(house, { npfr: "agent" });
    const known = await signInColleague(house, who);
    await known.post("/gestion/deconnexion");
    for (let tries = 0; tries < 6; tries += 1) {
      const stranger = new Browser(house.origin);
      await stranger.get("/gestion/connexion");
      await stranger.post("/gestion/connexion", { email: who.email, password: "Faux-mot de passe 12" });
    }
    await known.get("/gestion/connexion");
    const answer = await known.post("/gestion/connexion", { email: who.email, password: staffPassword });
    expect(answer.location).toBe("/gestion/connexion/verification");
  });

  it("ends a session after thirty idle minutes, and not before", async () => {
    const { browser } = await atDesk(house, "agent");
    await travel(house.database, minutes(29));
    expect((await browser.get("/gestion")).status).toBe(200);
    await travel(house.database, minutes(31));
    expect((await browser.get("/gestion")).location).toBe("/gestion/connexion");
  });

  it("asks nothing of the key that another browser was offered", async () => {
    const { link } = await invite(house);
    const [one, other] = [new Browser(house.origin), new Browser(house.origin)];
    for (const browser of [one, other]) await browser.get(link);
    const seen = (await one.get(enrolment)).text;
    await other.get(enrolment);
    expect((await other.post(enrolment, typedOn(seen))).status).toBe(400);
    expect(secretOn(seen)).toHaveLength(20);
  });
});
