import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { spaces } from "#spaces/index.ts";

const source = join(packageFolder(), "src");
const own = `spaces${sep}`;

/** The folders of `src/spaces` that hold a space: the name is the slug. */
const slugs = readdirSync(join(source, "spaces"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(source, "spaces", entry.name, "space.ts")))
  // The back office is no portal.
  .filter(({ name }) => name !== "office")
  .map(({ name }) => name);

/** Folds spellings of a name together: "adhérent" is "adherent" too. */
const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const names = [
  ...spaces.flatMap(({ wording }) => [wording.name, wording.shortName, wording.organisation]),
  ...spaces.map(({ wording }) => wording.contact.service),
].map(folded);

/**
 * A name inside a longer word counts; a slug counts only at the start of a word, since one of them ends
 * ordinary words.
 */
const naming = new RegExp(`${[...new Set(names)].join("|")}|(?<![a-z])(?:${slugs.join("|")})`);

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(source.length + 1))
  .filter((name) => !name.startsWith(own));

describe("a space is named in its folder only", () => {
  it("every folder of a space is served", () => {
    expect(spaces.map(({ id }) => id as string).sort()).toEqual([...slugs].sort());
  });

  it("no other line of the source names one", () => {
    expect(files.length).toBeGreaterThan(200);
    const lines = files.flatMap((name) =>
      readFileSync(join(source, name), "utf8")
        .split("\n")
        .map((line, index) => ({ place: `${name}:${index + 1}`, line })),
    );
    const guilty = lines.filter(({ place, line }) => naming.test(folded(`${place} ${line}`)));
    expect(guilty).toEqual([]);
  });
});
