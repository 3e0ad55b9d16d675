import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const isLong = process.env.PARVIS_TESTS === "long";
const browser = ["tests/guides/**", "tests/pages/**", "tests/**/*.browser.test.ts"];
const alone = ["tests/**/*.alone.test.{ts,tsx}"];
const timed = ["tests/**/*-time*.alone.test.ts"];
/** What keeps every core, or the event loop, busy on purpose: the tests beside would wait for it. */
const loading = ["tests/attacks/h*.alone.test.ts", "tests/http/pressure.alone.test.ts"];
/** What takes five seconds on a quiet machine takes a minute on a busy one. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

/** More than two cores: most files wait half of the time, for refusals that all take as long (LOG-10) among others. */
const together = isLong ? 3 : 5;

const tags = [{ name: "repeats", description: "short in `npm test`, long in `npm run test:long`" }];

/** Files without the tag have nothing to do in `npm run test:long`: they are not even read. */
const isTagged = (path: string) => readFileSync(path, "utf8").includes('tags: ["repeats"]');
const without = (left: string[], include: string[]) =>
  globSync(include).filter((path) => !globSync(left).includes(path));
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
          // The short form compares no times: it needs no process of its own.
          exclude: [...browser, ...(isLong ? alone : without(timed, alone))],
          // One process reads the modules once for all its files: more than half of their time otherwise.
          isolate: false,
          restoreMocks: true,
          setupFiles: ["tests/support/policies-as-written.ts"],
          maxWorkers: together,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What compares times in the long run mostly waits: two at once leave a core to each. In the short form, what
        // measures its own memory or restarts servers has a process of its own, beside the rest.
        test: {
          ...patience,
          tags,
          name: isLong ? "timed" : "apart",
          include: isLong ? filesOf(timed) : without([...timed, ...loading], alone),
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
          include: isLong ? filesOf(alone) : loading,
          exclude: timed,
          maxWorkers: isLong ? 1 : 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
