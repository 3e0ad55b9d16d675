import { days, hours, minutes } from "#kernel/duration.ts";
import type { Policy } from "#spaces/space.ts";

export const policy: Policy = {
  enrolment: "registry-secret",
  recovery: "code-and-link",
  number: "finess",
  signIn: { by: "number", captcha: { asked: "never" }, secondFactor: "offered", provider: null },
  registrySecret: {
    lock: { tries: 3, durations: [hours(24)], consecutiveFailures: 5 },
    budget: { warnedAt: 50, most: 200 },
  },
  password: {
    minimum: 8,
    maximum: 25,
    alphanumeric: 0,
    classes: ["upper", "lower", "digit", "special"],
    refused: [],
    history: 0,
    contextWords: [
      "mnspf",
      "finess",
      "sante",
      "professionnel",
      "mutuelle",
      "pompiers",
      "hopital",
      "clinique",
    ],
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
    exports: [{ most: 10, during: hours(24) }],
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
    from: "noreply@mnspf.example",
    replyTo: "pec@mnspf.example",
    perHolderAndHour: 3,
    perHolderAndDay: 10,
  },
  sms: null,
  // The code is in the same mail as the link and expires with it (S9).
  codes: {
    lifetime: hours(24),
    tries: 3,
    triesOnNumber: { most: 15, during: hours(24) },
    sends: { most: 5, during: hours(24) },
  },
  letters: {
    addressCoolingOff: days(7),
    reissueEvery: days(7),
    promise: days(8),
    lostAfter: days(12),
    perDay: 500,
  },
  imports: { largestFile: 200_000_000, keptFor: days(7), late: days(1) },
  payments: { layout: "invoices", schedule: { kind: "as_claims_come", within: days(30) }, toldFor: days(30) },
  modules: ["home", "profile", "payments", "data", "security"],
};
