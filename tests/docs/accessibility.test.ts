import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { audit } from "#spaces/accessibility/audit.ts";
import { countCriteria } from "#spaces/accessibility/conformity.rules.ts";
import type { Criterion } from "#spaces/accessibility/criterion.ts";
import { accessibilityPage } from "./accessibility-page.ts";

/** RGAA 4.1: how many criteria each theme has. */
const ranks = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
const criteria: readonly Criterion[] = audit.themes.flatMap((theme) => theme.criteria);

it("the audit judges each of the 106 criteria, in their order", () => {
  const numbers = ranks.flatMap((last, theme) =>
    Array.from({ length: last }, (_, rank) => `${theme + 1}.${rank + 1}`),
  );
  expect(numbers).toHaveLength(106);
  expect(criteria.map(({ number }) => number)).toEqual(numbers);
});

it("every test that the audit names exists", () => {
  const named = new Set(criteria.flatMap(({ tests }) => tests));
  expect(named.size).toBeGreaterThan(15);
  expect([...named].filter((path) => !existsSync(join(packageFolder(), path)))).toEqual([]);
});

it("docs/accessibility.md is up to date: npm test -- tests/docs/accessibility -u", async () => {
  const { met, applicable } = countCriteria(criteria);
  const page = accessibilityPage(audit, { met, applicable, all: criteria.length });
  await expect(page).toMatchFileSnapshot(join(packageFolder(), "docs", "accessibility.md"));
});
