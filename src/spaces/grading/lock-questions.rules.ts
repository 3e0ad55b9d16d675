import { days, describeDuration } from "#kernel/duration.ts";
import type { LockRule } from "../space.ts";
import { asvs, cnil, nist, type Question } from "./grade.ts";
import {
  captchaMeans,
  captchaWords,
  inFigures,
  secondFactorMeans,
  secondFactorWords,
} from "./in-words.rules.ts";

/** Guesses in the worst 24 hours of an attacker who returns as soon as each lock ends. */
export function guessesADay({ tries, durations }: LockRule): number {
  let guesses = 0;
  let clock = 0;
  for (let lock = 0; clock < days(1); lock += 1) {
    guesses += tries;
    clock += durations[Math.min(lock, durations.length - 1)] ?? durations[0];
  }
  return guesses;
}

/** The CNIL's daily limit, as interpreted by the PGSSI-S (EXI 25). */
const dailyGuesses = 25;
const failuresInARow = 100;

export const lockQuestions: readonly Question[] = [
  {
    subject: "Blocage de l’accès",
    ask: ({ lock }) => ({
      means: `On a ${lock.tries} essais ; après le dernier, il faut attendre ${describeDuration(lock.durations[0])}, ou passer par « mot de passe oublié », qui débloque.`,
      says: `après ${lock.tries} échecs, accès bloqué : ${lock.durations.map(describeDuration).join(", ")}`,
      figure: `${guessesADay(lock)} essais par jour`,
      grades: [cnil("cas 2, 25 par jour", guessesADay(lock) <= dailyGuesses), asvs("V6.3.1", true)],
    }),
  },
  {
    subject: "Échecs d’affilée",
    ask: ({ lock }) => ({
      means: `Après ${lock.consecutiveFailures} échecs sans une seule réussite, seul un nouveau mot de passe rouvre l’accès.`,
      says: `après ${lock.consecutiveFailures}, le mot de passe ne vaut plus : il faut en choisir un autre`,
      figure: null,
      grades: [nist("3.2.2, 100", lock.consecutiveFailures <= failuresInARow)],
    }),
  },
  {
    subject: "Anti-robot à la connexion",
    ask: ({ signIn: { captcha } }) => ({
      means: captchaMeans[captcha.asked],
      says: captchaWords[captcha.asked],
      figure: null,
      grades: [],
    }),
  },
  {
    subject: "Attaques en masse",
    ask: ({ limits: { subjectsPerHour, asks, codes, perNetworkAndHour } }) => ({
      means:
        "Un jour d’attaque, une image à reconnaître peut s’ajouter à la connexion ; l’accès reste ouvert.",
      says: `l’anti-robot, et une alerte, dès qu’une heure voit des essais manqués sur ${inFigures(subjectsPerHour)} comptes, ${inFigures(codes.most)} codes faux ou ${inFigures(asks.most)} demandes ; ou, demandes et essais manqués comptés à part, ${perNetworkAndHour.ipv4_24} depuis un /24 en IPv4, ${perNetworkAndHour.ipv6_56} depuis un /56 en IPv6, ${perNetworkAndHour.ipv6_48} depuis un /48`,
      figure: null,
      grades: [asvs("V6.3.1, bourrage d’identifiants", true)],
    }),
  },
  {
    subject: "Seconde vérification",
    ask: ({ signIn: { secondFactor } }) => ({
      means: secondFactorMeans[secondFactor],
      says: secondFactorWords[secondFactor],
      figure: null,
      grades: [
        nist("2.2, AAL2", secondFactor === "required"),
        asvs("V6.3.3 (L2), pour tous", secondFactor === "required"),
      ],
    }),
  },
  {
    subject: "Fournisseur d’identité",
    ask: ({ signIn: { provider } }) => ({
      means: provider
        ? `On peut aussi entrer par ${provider.name}, après l’avoir lié une fois avec son mot de passe.`
        : "On entre par son mot de passe, sans passer par un autre site.",
      says: provider ? `${provider.name}, lié une fois par le mot de passe` : "aucun, le mot de passe seul",
      figure: null,
      grades: provider
        ? [
            asvs("V10.5.2 (L2), par l’émetteur et le sujet seuls", true),
            asvs("V6.8.4 (L2), niveau attesté", provider.acr !== null),
          ]
        : [],
    }),
  },
];
