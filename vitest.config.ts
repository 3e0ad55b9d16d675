import { defineConfig } from "vitest/config";

const browser = ["tests/guides/**", "tests/pages/**", "tests/**/*.browser.test.ts"];
const alone = ["tests/**/*.alone.test.{ts,tsx}"];
const timed = ["tests/**/*-time*.alone.test.ts"];
const patience = { testTimeout: 20_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    pool: "forks",
    globalSetup: ["tests/support/server-of-the-run.ts"],
    projects: [
      {
        test: {
          ...patience,
          name: "together",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...browser, ...alone],
          // Most of them wait most of the time, for refusals that all take as long (LOG-10) among others.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What compares times mostly waits: two at once leave a core to each.
        test: {
          ...patience,
          name: "timed",
          include: timed,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // What loads the machine on purpose runs after the rest and one file at a time.
        test: {
          ...patience,
          name: "alone",
          include: alone,
          exclude: timed,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
