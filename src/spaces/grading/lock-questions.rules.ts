import { type Duration, days } from "#kernel/duration.ts";
import type { CaptchaRule, LockRule } from "../space.ts";
import { asvs, cnil, nist, type Question } from "./grade.ts";
import { inEnglish } from "./in-english.rules.ts";

/** Guesses that somebody gets who comes back the moment each lock ends, in the worst 24 hours. */
export function guessesADay({ tries, durations }: LockRule): number {
  let guesses = 0;
  let clock = 0;
  for (let lock = 0; clock < days(1); lock += 1) {
    guesses += tries;
    clock += durations[Math.min(lock, durations.length - 1)] ?? durations[0];
  }
  return guesses;
}

/** What a lock lets through in a day at most, says the CNIL as the PGSSI-S reads it (EXI 25). */
const dailyGuesses = 25;
const failuresInARow = 100;

const captchaWords: Record<CaptchaRule["asked"], string> = {
  always: "each time",
  after_failures: "after failures",
  never: "never as a rule",
};

export const lockQuestions: readonly Question[] = [
  {
    subject: "Lock",
    ask: ({ lock }) => ({
      says: `${lock.tries} failures, then ${lock.durations.map((time: Duration) => inEnglish(time)).join(", ")}`,
      figure: `${guessesADay(lock)} guesses a day`,
      grades: [cnil("case 2, 25 a day", guessesADay(lock) <= dailyGuesses), asvs("V6.3.1", true)],
    }),
  },
  {
    subject: "Failures in a row",
    ask: ({ lock }) => ({
      says: `after ${lock.consecutiveFailures} the password is dead until recovery`,
      figure: null,
      grades: [nist("3.2.2, 100", lock.consecutiveFailures <= failuresInARow)],
    }),
  },
  {
    subject: "Anti-robot at sign-in",
    ask: ({ signIn: { captcha } }) => ({ says: captchaWords[captcha.asked], figure: null, grades: [] }),
  },
  {
    subject: "Crowds of strangers",
    ask: ({ limits: { subjectsPerHour, asks, codes, perNetworkAndHour } }) => ({
      says: `the anti-robot, and an alarm, once an hour sees ${subjectsPerHour} people missed, ${codes.most} wrong codes or ${asks.most.toLocaleString("en")} asks; or, asks and misses apart, ${perNetworkAndHour.ipv4_24} from an IPv4 /24, ${perNetworkAndHour.ipv6_56} from an IPv6 /56, ${perNetworkAndHour.ipv6_48} from a /48`,
      figure: null,
      grades: [asvs("V6.3.1, credential stuffing", true)],
    }),
  },
  {
    subject: "Second factor",
    ask: ({ signIn: { secondFactor } }) => ({
      says: secondFactor,
      figure: null,
      grades: [
        nist("2.2, AAL2", secondFactor === "required"),
        asvs("V6.3.3 (L2), for everybody", secondFactor === "required"),
      ],
    }),
  },
  {
    subject: "Other identities",
    ask: ({ signIn: { provider } }) => ({
      says: provider ? `${provider.name}, linked by the password once` : "none but the password",
      figure: null,
      grades: provider
        ? [
            asvs("V10.5.2 (L2), by issuer and subject alone", true),
            asvs("V6.8.4 (L2), strength attested", provider.acr !== null),
          ]
        : [],
    }),
  },
];
