import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "#kernel/package-folder.ts";

const page = await readFile(join(packageFolder(), "docs", "deploy.md"), "utf8");

/** The code blocks of docs/deploy.md in that language, as printed, in order. */
export const blocksIn = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, of, block = ""]) =>
    of === language ? [block] : [],
  );

/** The single block that contains these words. */
export function blockWith(language: string, words: string): string {
  const [block, ...others] = blocksIn(language).filter((one) => one.includes(words));
  if (block === undefined || others.length > 0)
    throw new Error(`not one block of docs/deploy.md with ${words}`);
  return block;
}
