import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const isLong = process.env.PARVIS_TESTS === "long";
const browser = ["tests/guides/**", "tests/pages/**", "tests/**/*.browser.test.ts"];
const alone = ["tests/**/*.alone.test.{ts,tsx}"];
const timed = ["tests/**/*-time*.alone.test.ts"];
/** What takes five seconds on a quiet machine takes a minute on a busy one. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

/** More than two cores: most files wait half of the time, for refusals that all take as long (LOG-10) among others. */
const together = isLong ? 3 : 4;

const tags = [{ name: "repeats", description: "short in `npm test`, long in `npm run test:long`" }];

/** Files without the tag have nothing to do in `npm run test:long`: they are not even read. */
const isTagged = (path: string) => readFileSync(path, "utf8").includes('tags: ["repeats"]');
const filesOf = (include: string[]) => (isLong ? globSync(include).filter(isTagged) : include);

export default defineConfig({
  test: {
    pool: "forks",
    globalSetup: ["tests/support/server-of-the-run.ts"],
    projects: [
      {
        test: {
          ...patience,
          tags,
          name: "together",
          include: filesOf(["tests/**/*.test.{ts,tsx}"]),
          exclude: [...browser, ...alone],
          // One process reads the modules once for all its files: more than half of their time otherwise.
          isolate: false,
          restoreMocks: true,
          setupFiles: ["tests/support/policies-as-written.ts"],
          maxWorkers: together,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What compares times in the long run mostly waits: two at once leave a core to each.
        test: {
          ...patience,
          tags,
          name: "timed",
          include: filesOf(timed),
          maxWorkers: isLong ? 2 : together,
          sequence: { groupOrder: isLong ? 2 : 1 },
        },
      },
      {
        // What loads the machine on purpose runs after the rest, and in the long run one file at a time.
        test: {
          ...patience,
          tags,
          name: "alone",
          include: filesOf(alone),
          exclude: timed,
          maxWorkers: isLong ? 1 : 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
