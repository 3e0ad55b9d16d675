import { days, hours, minutes } from "#kernel/duration.ts";
import type { Policy } from "#spaces/space.ts";

export const policy: Policy = {
  enrolment: "provisional-credentials",
  recovery: "code-to-contact",
  number: "free",
  registrySecret: null,
  signIn: {
    by: "number",
    captcha: { asked: "after_failures", failures: 2 },
    secondFactor: "off",
    provider: null,
  },
  password: {
    minimum: 8,
    maximum: 128,
    alphanumeric: 0,
    classes: [],
    refused: [],
    history: 0,
    contextWords: ["retraite", "pension", "caisse"],
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
    from: "ne-pas-repondre@retraites.example",
    replyTo: "gestion@retraites.example",
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
  payments: null,
  modules: ["home", "profile", "security"],
};
