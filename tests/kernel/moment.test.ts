import { describe, expect, it } from "vitest";
import { describeDate, describeDateInDigits, describeDay, describeMoment } from "#kernel/moment.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const at = (moment: string) => ({
  moment: plain(describeMoment(new Date(moment))),
  date: plain(describeDate(new Date(moment))),
  day: plain(describeDay(new Date(moment))),
});

it("a time in digits is that of Paris", () => {
  expect(plain(describeDateInDigits(new Date("2026-12-31T23:05:00Z")))).toBe("01/01/2027 à 00 h 05");
  expect(plain(describeDateInDigits(new Date("2026-10-25T00:30:00Z")))).toBe(
    "25/10/2026 à 02 h 30 (heure d’été)",
  );
});

describe("a time in words", () => {
  it.each([
    ["2027-01-01T08:05:00Z", "1er janvier", "09 h 05"],
    ["2026-12-31T23:00:00Z", "1er janvier", "00 h 00"],
    ["2026-08-01T14:05:00Z", "1er août", "16 h 05"],
    ["2026-11-11T14:05:00Z", "11 novembre", "15 h 05"],
    ["2026-11-21T14:05:00Z", "21 novembre", "15 h 05"],
  ])("%s falls on the %s", (moment, day, hour) => {
    const year = new Date(Date.parse(moment) + 7_200_000).getUTCFullYear();
    expect(at(moment)).toEqual({
      moment: `au ${day} à ${hour}`,
      date: `${day} ${year} à ${hour}`,
      day: `${day} ${year}`,
    });
  });

  it.each([
    ["2026-10-24T23:59:00Z", "01 h 59"],
    ["2026-10-25T00:00:00Z", "02 h 00 (heure d’été)"],
    ["2026-10-25T00:30:00Z", "02 h 30 (heure d’été)"],
    ["2026-10-25T01:00:00Z", "02 h 00 (heure d’hiver)"],
    ["2026-10-25T01:30:00Z", "02 h 30 (heure d’hiver)"],
    ["2026-10-25T02:00:00Z", "03 h 00"],
    ["2026-03-29T00:59:00Z", "01 h 59"],
    ["2026-03-29T01:00:00Z", "03 h 00"],
  ])("%s names the right hour on the nights of the clock change: %s", (moment, hour) => {
    expect(at(moment).moment).toMatch(new RegExp(`à ${hour.replace(/[()]/g, "\\$&")}$`));
    expect(at(moment).date).toMatch(new RegExp(`à ${hour.replace(/[()]/g, "\\$&")}$`));
  });
});
