import { afterAll, expect, it } from "vitest";
import { hours, minutes } from "#kernel/duration.ts";
import { gradeSpaces } from "#spaces/grading/report.rules.ts";
import { spaces } from "#spaces/index.ts";
import { office } from "#spaces/office/space.ts";
import { runHouse } from "../../support/running-house.ts";
import { atDesk } from "../staff-desk.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

const [npfr, adherent, sante] = spaces;
if (!npfr || !adherent || !sante) throw new Error("there are three portals");

const means = (space: typeof office, subject: string) =>
  gradeSpaces([space]).find((line) => line.subject === subject)?.findings[0]?.means ?? null;

it("shows the rules of the portals where a member has a role, and those of staff, and no others", async () => {
  const { browser } = await atDesk(house, "agent", npfr.id);
  const { text } = await browser.get(`/gestion/${npfr.id}/regles`);
  const columns = [...text.matchAll(/<th[^>]*scope="col"[^>]*>([^<]*)</g)].map(([, label]) => label);
  expect([...new Set(columns)]).toEqual(["Règle", npfr.wording.shortName, office.wording.shortName]);
  expect(text).not.toContain(adherent.wording.shortName);
  expect((await browser.get(`/gestion/${adherent.id}/regles`)).status).toBe(404);
});

it("tells how many tries a holder has, in each portal", () => {
  const lock = "Blocage de l’accès";
  expect(means(npfr, lock)).toMatch(/^On a 3 essais ; après le dernier, il faut attendre 2 heures/);
  const strict = { ...npfr.policy.lock, tries: 5, durations: [minutes(15), hours(1)] as const };
  const other = { ...npfr, policy: { ...npfr.policy, lock: strict } } as typeof npfr;
  expect(means(other, lock)).toMatch(/^On a 5 essais ; après le dernier, il faut attendre 15 minutes/);
  expect(means(adherent, "Code par mail ou SMS")).toBe(
    "Un code vaut 10 minutes et 3 essais ; on peut en demander 5 en 24 heures.",
  );
  expect(means(sante, "Fin de l’IBAN")).toContain("On a 3 essais, puis 24 heures d’attente");
});

it("says in one sentence what each rule means, for every portal and for staff", () => {
  const graded = gradeSpaces([...spaces, office]);
  expect(graded.length).toBeGreaterThan(15);
  for (const { subject, findings } of graded)
    for (const finding of findings)
      if (finding) expect(finding.means, subject).toMatch(/^[A-ZÀ-Ý][^.]{20,200}\.$/);
});

it("says a grade in words, not by its colour alone", async () => {
  const { browser } = await atDesk(house, "agent", npfr.id);
  const { text } = await browser.get(`/gestion/${npfr.id}/regles`);
  const grades = gradeSpaces([npfr, office]).flatMap(({ findings }) =>
    findings.flatMap((one) => one?.grades ?? []),
  );
  expect(text.match(/>Conforme</g)).toHaveLength(grades.filter(({ meets }) => meets).length);
  expect(text.match(/>Écart</g)).toHaveLength(grades.filter(({ meets }) => !meets).length);
});
