import { days, hours, minutes } from "#kernel/duration.ts";
import type { Policy } from "#spaces/space.ts";

export const policy: Policy = {
  enrolment: "provisional-credentials",
  recovery: "link-recovery",
  number: { prefix: "N", digits: 7 },
  registrySecret: null,
  signIn: { by: "email", captcha: { asked: "never" }, secondFactor: "offered", provider: null },
  password: {
    minimum: 6,
    maximum: 128,
    alphanumeric: 6,
    classes: [],
    refused: [],
    history: 0,
    contextWords: ["npfr", "pompier", "sapeur", "beneficiaire", "extranet", "fidelisation", "reconnaissance"],
  },
  renewal: null,
  lock: { tries: 3, durations: [hours(2), hours(4), hours(8), hours(24)], consecutiveFailures: 100 },
  limits: {
    subjectsPerSourceAndHour: 20,
    failuresPerSourceAndHour: 60,
    perNetworkAndHour: { ipv4_24: 240, ipv6_56: 120, ipv6_48: 480 },
    subjectsPerHour: 500,
    asks: { warnedAt: 5_000, most: 10_000 },
    codes: { warnedAt: 50, most: 200 },
  },
  changes: { most: 20, during: hours(24) },
  searches: { most: 300, during: hours(1) },
  unusualReading: {
    cards: [
      { most: 40, during: hours(1) },
      { most: 200, during: hours(24) },
    ],
    searches: [{ most: 120, during: hours(1) }],
    exports: [{ most: 5, during: hours(24) }],
  },
  lifetimes: {
    journey: hours(24),
    link: hours(24),
    letterSecret: days(30),
    sessionIdle: minutes(30),
    session: hours(12),
    ibanShown: minutes(5),
  },
  mail: {
    from: "ne-pas-repondre@npfr.example",
    replyTo: "gestion@npfr.example",
    perHolderAndHour: 3,
    perHolderAndDay: 10,
  },
  sms: null,
  codes: null,
  letters: {
    addressCoolingOff: days(7),
    reissueEvery: days(7),
    promise: days(8),
    lostAfter: days(12),
    perDay: 500,
  },
  payments: { layout: "allowance", schedule: { kind: "yearly", month: 11 }, toldFor: days(60) },
  modules: ["home", "profile", "payments", "data", "security"],
};
