import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { drawMarkdown, drawText } from "#spaces/grading/draw-report.rules.ts";
import { guessesADay } from "#spaces/grading/lock-questions.rules.ts";
import { passwordBits } from "#spaces/grading/password-questions.rules.ts";
import { gradeSpaces } from "#spaces/grading/report.rules.ts";
import { spaces } from "#spaces/index.ts";
import { office } from "#spaces/office/space.ts";

const [space] = spaces;
if (!space) throw new Error("there is a space");
const graded = (policy: Partial<typeof space.policy>, subject: string) =>
  gradeSpaces([{ ...space, policy: { ...space.policy, ...policy } }]).find((line) => line.subject === subject)
    ?.findings[0];
const crosses = (policy: Partial<typeof space.policy>, subject: string) =>
  graded(policy, subject)
    ?.grades.filter(({ meets }) => !meets)
    .map(({ reference }) => reference);

describe("the figures of a policy", () => {
  it("LOG-07: count the guesses of an attacker who returns as each lock ends", () => {
    const lock = (tries: number, ...durations: [number, ...number[]]) => ({
      tries,
      durations: durations.map(hours) as [ReturnType<typeof hours>],
      consecutiveFailures: 100,
    });
    expect(guessesADay(lock(3, 2))).toBe(36);
    expect(guessesADay(lock(3, 2, 4, 8, 24))).toBe(12);
    expect(guessesADay(lock(5, 24))).toBe(5);
  });

  it("are the bits of the shortest password, over the characters that people choose", () => {
    const { password } = space.policy;
    expect(passwordBits({ ...password, minimum: 6, alphanumeric: 6, classes: [] })).toBeCloseTo(31, 1);
    const four = { classes: ["upper", "lower", "digit", "special"], refused: [] } as const;
    expect(passwordBits({ ...password, ...four, minimum: 8, alphanumeric: 0 })).toBeCloseTo(53, 1);
  });
});

describe("a grade", () => {
  it("changes with the rule", () => {
    const { password, signIn } = space.policy;
    const long = { ...password, minimum: 15, classes: [], alphanumeric: 0 };
    expect(crosses({ password: long }, "Mot de passe le plus court")).toEqual([]);
    expect(crosses({ password: { ...password, minimum: 6 } }, "Mot de passe le plus court")).toContain(
      "ASVS 5.0",
    );
    expect(crosses({ password: { ...password, maximum: 25 } }, "Mot de passe le plus long")).toHaveLength(2);
    expect(crosses({ signIn: { ...signIn, secondFactor: "required" } }, "Seconde vérification")).toEqual([]);
    expect(
      crosses({ lock: { tries: 3, durations: [hours(2)], consecutiveFailures: 100 } }, "Blocage de l’accès"),
    ).toEqual(["CNIL 2022-100"]);
  });

  it("is in every column of the report", () => {
    for (const { findings } of gradeSpaces(spaces)) expect(findings).toHaveLength(spaces.length);
    for (const line of drawText(spaces).split("\n"))
      expect(line.length).toBeLessThanOrEqual(2 + 36 * spaces.length);
  });
});

it("the page of the grades is up to date: npx parvis check --policies --markdown > docs/generated/spaces.md", async () => {
  const page = await readFile(join(packageFolder(), "docs", "generated", "spaces.md"), "utf8");
  expect(page).toBe(drawMarkdown([...spaces, office]));
});
