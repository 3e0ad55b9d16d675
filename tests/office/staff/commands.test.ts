import { afterAll, expect, it, vi } from "vitest";
import type { StaffRole } from "#kernel/actor.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { spaces } from "#spaces/index.ts";
import { carryOut, type StaffOrder } from "../../../src/cli/staff/staff-orders.ts";
import { Browser } from "../../support/browser.ts";
import { runHouse } from "../../support/running-house.ts";
import { parvis } from "../../support/running-parvis.ts";
import { enrolBy, enrolment } from "./invited.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

const email = "camille.roux@gestion.example";
const contexts = spaces.map(({ id }) => house.contextOf(id));

/** What the command would print, and its exit code. */
async function order(wanted: StaffOrder): Promise<{ code: number; printed: string }> {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const spies = [
    vi.spyOn(console, "log").mockImplementation(keep),
    vi.spyOn(console, "error").mockImplementation(keep),
  ];
  const code = await carryOut({ office: house.office, contexts }, wanted);
  for (const spy of spies) spy.mockRestore();
  return { code, printed: lines.join("\n") };
}

const add = (role: StaffRole, portal: string) =>
  order({ kind: "add", email, role, portal: portal as SpaceId });
const pathIn = (printed: string) => new URL(/^https?:\/\/\S+$/m.exec(printed)?.[0] ?? "http://none").pathname;

it("refuses what it does not understand, in French, with exit code 2", async () => {
  const wrong = [
    ["Camille", "--role", "agent", "--space", "npfr"],
    [email, "--role", "chef", "--space", "npfr"],
    [email, "--role", "agent", "--space", "x"],
  ];
  for (const words of wrong) {
    const { code, printed } = await parvis(["staff", "add", ...words], {});
    expect([code, printed]).toEqual([2, expect.stringMatching(/arobase|ne connaît pas chef|aucun espace/)]);
  }
  const { code, printed } = await parvis(["staff", "add", "--help"], {});
  expect([code, printed]).toEqual([0, expect.stringContaining("Codes de retour")]);
});

it("works beside a running server, and prints the link alone on a line", async () => {
  const { code, printed } = await parvis(
    ["staff", "add", "zoe.petit@gestion.example", "--role", "agent", "--space", "npfr"],
    {
      DATABASE_URL: house.database.url,
      PARVIS_SECRET: house.config.house.secret,
      PARVIS_DATA: house.config.store.folder,
      PARVIS_URL: house.config.web.publicUrl.origin,
    },
  );
  expect([code, printed]).toEqual([0, expect.stringContaining("zoe.petit@gestion.example : agent de npfr.")]);
  const browser = new Browser(house.origin);
  await browser.get(pathIn(printed));
  expect((await browser.get(enrolment)).text).toContain("zoe.petit@gestion.example");
});

it("gives a link until the access is open; a new one kills the former", async () => {
  const first = await add("agent", "npfr");
  const second = await add("agent", "npfr");
  expect(second.printed).toContain("déjà agent de npfr");
  const browser = new Browser(house.origin);
  await browser.get(pathIn(first.printed));
  expect((await browser.get(enrolment)).status).toBe(410);
  expect((await order({ kind: "list" })).printed).toContain(
    `${email} · npfr agent · invité · jamais connecté`,
  );
  await enrolBy(browser, pathIn(second.printed));
  const third = await add("superviseur", "npfr");
  expect(third.printed).toContain("superviseur de npfr, et non plus agent.");
  expect(pathIn(third.printed)).toBe("/gestion/connexion");
  await add("administrateur", "sante");
  expect((await order({ kind: "list" })).printed).toContain(
    `${email} · npfr superviseur, sante administrateur · accès ouvert · jamais connecté`,
  );
});

it("ends a member: roles, account, sessions and links; an unknown one is refused", async () => {
  const { code, printed } = await order({ kind: "end", email });
  expect(code).toBe(0);
  expect(printed).toContain("Rôles retirés : superviseur de npfr, administrateur de sante.");
  expect(printed).toContain("sante n’a plus d’administrateur");
  expect((await order({ kind: "list" })).printed).toContain(`${email} · aucun rôle · accès fermé`);
  expect(await order({ kind: "end", email })).toMatchObject({ code: 1 });
  expect(pathIn((await add("agent", "npfr")).printed)).toMatch(/^\/gestion\/inscription\//);
});

it("tells the audit of each portal concerned, and that of the office", async () => {
  const kindsIn = async (space: string) => {
    const { db } = house.contextOf(space);
    const rows = await db.inTransaction((trx) =>
      trx
        .selectFrom("audit_event")
        .select("kind")
        .where("content", "like", `%${email}%`)
        .orderBy("seq")
        .execute(),
    );
    return rows.map(({ kind }) => kind);
  };
  expect(await kindsIn("sante")).toEqual(["staff_role_given", "staff_ended"]);
  expect(await kindsIn("adherent")).toEqual([]);
  expect(await kindsIn("gestion")).toEqual([
    "staff_role_given",
    "staff_link_made",
    "staff_access_opened",
    "staff_role_changed",
    "staff_role_given",
    "staff_ended",
    "staff_role_given",
  ]);
});
