import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { beyondChance, drawChallenges } from "../captcha/pictures.ts";
import { temporaryFolder } from "../support/folder.ts";
import { repeated } from "../support/repeated.ts";

const challenges = repeated(30, 300);
/** Page segmentation modes: one word, and sparse text. */
const ways = ["8", "11"];

it(`LOG-15: tesseract solves ${challenges} challenges no more often than chance`, {
  tags: ["repeats"],
  timeout: 600_000,
}, async () => {
  await using folder = await temporaryFolder();
  const drawn = await drawChallenges(challenges);
  const files: string[] = [];
  for (const picture of drawn.flatMap(({ pictures }) => pictures)) {
    const file = join(folder.path, `${files.length}.png`);
    await writeFile(file, picture);
    files.push(file);
  }
  const list = join(folder.path, "list");
  await writeFile(list, files.join("\n"));
  for (const way of ways) {
    const read = await readByTesseract(list, join(folder.path, way), way);
    expect(read).toHaveLength(files.length);
    const right = drawn.filter(({ row }, index) => {
      const texts = read.slice(index * 6, index * 6 + 6);
      return closest(texts, row.word) === row.answer;
    }).length;
    console.info(`tesseract --psm ${way}: ${right} of ${challenges}`);
    expect(right).toBeLessThan(beyondChance(challenges));
  }
});

/** The text read on each picture, separated by form feeds. */
async function readByTesseract(list: string, out: string, way: string): Promise<string[]> {
  await promisify(execFile)("tesseract", [list, out, "--psm", way], {
    env: { ...process.env, OMP_THREAD_LIMIT: "1" },
  });
  return (await readFile(`${out}.txt`, "utf8")).split("\f");
}

/** The picture whose text shares most letters with the word; the first one on a tie. */
function closest(texts: string[], word: string): number {
  const scores = texts.map(
    (text) => [...word].filter((letter) => text.toLowerCase().includes(letter)).length,
  );
  return scores.indexOf(Math.max(...scores)) + 1;
}
