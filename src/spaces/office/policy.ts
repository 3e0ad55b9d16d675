import { days, hours, minutes } from "#kernel/duration.ts";
import type { OfficeSettings } from "./office-settings.ts";

/** Of the back office. Staff reach every file of a portal, so the rules are stricter than those of holders. */
export const policy: OfficeSettings["policy"] = {
  enrolment: "invitation",
  recovery: "link-recovery",
  number: "free",
  registrySecret: null,
  signIn: { by: "email", captcha: { asked: "never" }, secondFactor: "required", provider: null },
  password: {
    minimum: 15,
    maximum: 128,
    alphanumeric: 0,
    classes: [],
    refused: [],
    history: 0,
    contextWords: ["gestion", "parvis", "mutuelle", "extranet", "agent", "superviseur", "administrateur"],
  },
  renewal: null,
  lock: { tries: 5, durations: [minutes(15), hours(1), hours(4), hours(24)], consecutiveFailures: 100 },
  limits: {
    subjectsPerSourceAndHour: 20,
    failuresPerSourceAndHour: 60,
    perNetworkAndHour: { ipv4_24: 120, ipv6_56: 60, ipv6_48: 240 },
    subjectsPerHour: 100,
    asks: { warnedAt: 200, most: 400 },
    codes: { warnedAt: 20, most: 100 },
  },
  changes: { most: 100, during: hours(24) },
  searches: { most: 300, during: hours(1) },
  unusualReading: {
    cards: [
      { most: 20, during: hours(1) },
      { most: 60, during: hours(24) },
    ],
    searches: [{ most: 60, during: hours(1) }],
    exports: [{ most: 5, during: hours(24) }],
  },
  lifetimes: {
    journey: hours(1),
    link: hours(2),
    letterSecret: days(3),
    sessionIdle: minutes(30),
    session: hours(12),
    ibanShown: minutes(5),
  },
  mail: {
    from: "ne-pas-repondre@gestion.example",
    replyTo: "informatique@gestion.example",
    perHolderAndHour: 5,
    perHolderAndDay: 20,
  },
  sms: null,
  codes: null,
  letters: {
    addressCoolingOff: days(7),
    reissueEvery: days(7),
    promise: days(8),
    lostAfter: days(12),
    perDay: 0,
  },
  imports: { largestFile: 200_000_000, keptFor: days(7), late: days(1) },
  payments: null,
  modules: ["desk", "security"],
};
