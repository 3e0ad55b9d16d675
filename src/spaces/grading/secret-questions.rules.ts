import { days, describeDuration, hours, minutes } from "#kernel/duration.ts";
import { asvs, nist, type Question } from "./grade.ts";
import { inBits, inFigures } from "./in-words.rules.ts";

const codes = 1_000_000;
/** Eleven characters of Crockford's base 32. */
const letterSecrets = 32 ** 11;
/** Three characters, and the key of a French RIB: 01 to 97. */
const ibanTails = 97_000;

export const secretQuestions: readonly Question[] = [
  {
    subject: "Lien par mail",
    ask: ({ lifetimes, enrolment, recovery }) => {
      if (enrolment === "code-to-contact" && recovery === "code-to-contact") return null;
      return {
        means: `Le lien d’un mail sert une fois, dans les ${describeDuration(lifetimes.link)} ; ensuite il faut en demander un autre.`,
        says: `256 bits, un seul usage, valable ${describeDuration(lifetimes.link)}`,
        figure: null,
        grades: [
          nist("4.2.1.2, 24 heures par mail", lifetimes.link <= hours(24)),
          asvs("V6.5.1, un seul usage", true),
        ],
      };
    },
  },
  {
    subject: "Code par mail ou SMS",
    ask: ({ codes: rule }) =>
      rule && {
        means: `Un code vaut ${describeDuration(rule.lifetime)} et ${rule.tries} essais ; on peut en demander ${rule.sends.most} en ${describeDuration(rule.sends.during)}.`,
        says: `6 chiffres, ${rule.tries} essais, valable ${describeDuration(rule.lifetime)} ; ${rule.triesOnNumber.most} essais et ${rule.sends.most} codes en ${describeDuration(rule.sends.during)}`,
        figure: `${inBits(Math.log2(codes))} ; un code trouvé en ${inFigures(Math.round(codes / rule.triesOnNumber.most))} jours d’essais`,
        grades: [
          nist("3.1.3.2, 10 minutes", rule.lifetime <= minutes(10)),
          asvs("V6.5.4, 6 chiffres", true),
          asvs("V6.5.5, 10 minutes", rule.lifetime <= minutes(10)),
          asvs("V6.6.3, essais limités", rule.tries <= 3),
        ],
      },
  },
  {
    subject: "Secret par courrier",
    ask: ({ lifetimes, letters, enrolment }) =>
      enrolment === "registry-secret" || enrolment === "invitation"
        ? null
        : {
            means: `Le mot de passe d’un courrier sert une fois, dans les ${describeDuration(lifetimes.letterSecret)} ; un autre courrier ne part qu’après ${describeDuration(letters.reissueEvery)}.`,
            says: `11 signes et un signe de contrôle, un seul usage, valable ${describeDuration(lifetimes.letterSecret)} ; un courrier tous les ${describeDuration(letters.reissueEvery)}`,
            figure: inBits(Math.log2(letterSecrets)),
            grades: [
              nist("4.2.1.2, 30 jours par courrier à l’étranger", lifetimes.letterSecret <= days(30)),
              asvs("V6.4.1, vie courte, ne peut être gardé", true),
            ],
          },
  },
  {
    subject: "Fin de l’IBAN",
    ask: ({ registrySecret: rule }) =>
      rule && {
        means: `On a ${rule.lock.tries} essais, puis ${describeDuration(rule.lock.durations[0])} d’attente ; après ${rule.lock.consecutiveFailures} échecs en tout, seul un courrier aide.`,
        says: `${rule.lock.tries} essais, puis ${describeDuration(rule.lock.durations[0])} d’attente ; ${rule.lock.consecutiveFailures} échecs en tout, puis le courrier seul ; ${rule.budget.most} échecs par heure, tous numéros ensemble`,
        figure: `${inBits(Math.log2(ibanTails))} ; une chance sur ${inFigures(Math.round(ibanTails / rule.lock.consecutiveFailures))} en tout`,
        grades: [
          asvs("V6.5.4, 20 bits", ibanTails >= 2 ** 20),
          asvs("V6.4.2, rien qu’un tiers puisse connaître", false),
        ],
      },
  },
  {
    subject: "Session",
    ask: ({ lifetimes }) => ({
      means: `Sans rien faire pendant ${describeDuration(lifetimes.sessionIdle)}, on est déconnecté ; un avertissement permet de rester.`,
      says: `${describeDuration(lifetimes.sessionIdle)} sans activité, ${describeDuration(lifetimes.session)} en tout`,
      figure: "256 bits",
      grades: [
        nist("2.2.3, 1 heure sans activité", lifetimes.sessionIdle <= hours(1)),
        nist("2.2.3, 24 heures", lifetimes.session <= hours(24)),
        asvs("V7.3.1, V7.3.2", true),
      ],
    }),
  },
];
