import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { spaces } from "#spaces/index.ts";

const source = join(packageFolder(), "src");
const own = `spaces${sep}`;

/** The folders of `src/spaces` that hold a space: its name is the slug. */
const slugs = readdirSync(join(source, "spaces"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(source, "spaces", entry.name, "space.ts")))
  .map(({ name }) => name);

/** As two spellings of a name meet: "adhérent" is "adherent" too. */
const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const names = [
  ...spaces.flatMap(({ wording }) => [wording.name, wording.shortName, wording.organisation]),
  ...spaces.map(({ wording }) => wording.contact.service),
].map(folded);

/** A name within a longer word counts; a slug where a word begins, for one of them ends words of the language. */
const naming = new RegExp(`${[...new Set(names)].join("|")}|(?<![a-z])(?:${slugs.join("|")})`);

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(source.length + 1))
  .filter((name) => !name.startsWith(own));

describe("a space is named in its folder alone", () => {
  it("serves every space that has a folder", () => {
    expect(spaces.map(({ id }) => id as string).sort()).toEqual([...slugs].sort());
  });

  it("has no other line of the source name one", () => {
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
