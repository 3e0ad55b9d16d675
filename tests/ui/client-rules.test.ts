import { expect, test } from "vitest";
import { sayTimeLeft, sessionEnd, warningTime } from "#ui/client/session-time.rules.ts";

test("the warning comes five minutes before the end, and closer to the end in a short session", () => {
  expect(warningTime(30 * 60_000)).toBe(5 * 60_000);
  expect(warningTime(60_000)).toBe(20_000);
});

test("a session ends when idle, or before that at its limit, which nothing puts off", () => {
  expect(sessionEnd(1_000, 30_000, 50_000)).toEqual({ at: 31_000, isLast: false });
  expect(sessionEnd(25_000, 30_000, 50_000)).toEqual({ at: 50_000, isLast: true });
});

test.each([
  [299_000, "5 minutes"],
  [60_001, "2 minutes"],
  [60_000, "60 secondes"],
  [900, "1 seconde"],
])("%d ms left reads %s", (left, words) => {
  expect(sayTimeLeft(left)).toBe(words);
});
