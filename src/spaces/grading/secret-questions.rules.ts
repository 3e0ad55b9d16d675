import { days, hours, minutes } from "#kernel/duration.ts";
import { asvs, bits, nist, type Question } from "./grade.ts";
import { inEnglish } from "./in-english.rules.ts";

/** Six digits. */
const codes = 1_000_000;
/** Eleven signs of Crockford's base 32. */
const letterSecrets = 32 ** 11;
/** Three characters, and the key of a French RIB: 01 to 97. */
const ibanTails = 97_000;

export const secretQuestions: readonly Question[] = [
  {
    subject: "Link by mail",
    ask: ({ lifetimes, enrolment, recovery }) => {
      if (enrolment === "code-to-contact" && recovery === "code-to-contact") return null;
      return {
        says: `256 bits, one use, ${inEnglish(lifetimes.link)}`,
        figure: null,
        grades: [nist("4.2.1.2, 24 h by mail", lifetimes.link <= hours(24)), asvs("V6.5.1, one use", true)],
      };
    },
  },
  {
    subject: "Code by mail or SMS",
    ask: ({ codes: rule }) =>
      rule && {
        says: `6 digits, ${rule.tries} tries, ${inEnglish(rule.lifetime)}; ${rule.triesOnNumber.most} tries and ${rule.sends.most} codes in ${inEnglish(rule.sends.during)}`,
        figure: `${bits(codes)}; one hit in ${Math.round(codes / rule.triesOnNumber.most).toLocaleString("en")} days of guessing`,
        grades: [
          nist("3.1.3.2, 10 min", rule.lifetime <= minutes(10)),
          asvs("V6.5.4, 6 digits", true),
          asvs("V6.5.5, 10 min", rule.lifetime <= minutes(10)),
          asvs("V6.6.3, tries limited", rule.tries <= 3),
        ],
      },
  },
  {
    subject: "Secret by post",
    ask: ({ lifetimes, letters, enrolment }) =>
      enrolment === "registry-secret"
        ? null
        : {
            says: `11 signs and a check sign, one use, ${inEnglish(lifetimes.letterSecret)}; one in ${inEnglish(letters.reissueEvery)}`,
            figure: bits(letterSecrets),
            grades: [
              nist("4.2.1.2, 30 days by post abroad", lifetimes.letterSecret <= days(30)),
              asvs("V6.4.1, short life, cannot be kept", true),
            ],
          },
  },
  {
    subject: "End of the IBAN",
    ask: ({ registrySecret: rule }) =>
      rule && {
        says: `${rule.lock.tries} tries, then ${inEnglish(rule.lock.durations[0])}; ${rule.lock.consecutiveFailures} in a lifetime, then post; ${rule.budget.most} failures an hour for all`,
        figure: `${bits(ibanTails)}; one in ${Math.round(ibanTails / rule.lock.consecutiveFailures).toLocaleString("en")} in a lifetime`,
        grades: [
          asvs("V6.5.4, 20 bits", ibanTails >= 2 ** 20),
          asvs("V6.4.2, nothing knowable opens", false),
        ],
      },
  },
  {
    subject: "Session",
    ask: ({ lifetimes }) => ({
      says: `${inEnglish(lifetimes.sessionIdle)} idle, ${inEnglish(lifetimes.session)} in all`,
      figure: "256 bits",
      grades: [
        nist("2.2.3, 1 h idle", lifetimes.sessionIdle <= hours(1)),
        nist("2.2.3, 24 h", lifetimes.session <= hours(24)),
        asvs("V7.3.1, V7.3.2", true),
      ],
    }),
  },
];
