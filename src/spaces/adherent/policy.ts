import { days, hours, minutes } from "#kernel/duration.ts";
import type { Policy } from "#spaces/space.ts";

export const policy: Policy = {
  enrolment: "code-to-contact",
  recovery: "code-to-contact",
  number: { prefix: "", digits: 6 },
  registrySecret: null,
  signIn: { by: "number", captcha: { asked: "always" }, secondFactor: "offered", provider: null },
  password: {
    minimum: 8,
    maximum: 128,
    alphanumeric: 0,
    classes: ["upper", "digit", "special"],
    refused: ["'", "%", "\\", "_"],
    history: 4,
    contextWords: ["adherent", "mutuelle", "agents", "publics", "espace", "extranet"],
  },
  renewal: { after: days(183), spread: days(14) },
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
      { most: 60, during: hours(1) },
      { most: 300, during: hours(24) },
    ],
    searches: [{ most: 180, during: hours(1) }],
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
    from: "ne-pas-repondre@mutuelle-agents-publics.example",
    replyTo: "gestion@mutuelle-agents-publics.example",
    perHolderAndHour: 3,
    perHolderAndDay: 10,
  },
  sms: { sender: "MUTUELLE", perDay: 2_000, asksPerSource: { most: 10, during: hours(24) } },
  codes: {
    lifetime: minutes(10),
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
  payments: {
    layout: "reimbursements",
    schedule: { kind: "as_claims_come", within: days(7) },
    toldFor: days(30),
  },
  modules: ["home", "profile", "payments", "data", "security"],
};
