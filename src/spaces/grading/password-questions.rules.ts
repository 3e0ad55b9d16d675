import { describeDuration } from "#kernel/duration.ts";
import type { PasswordRule } from "#kernel/password/password-rule.ts";
import { asvs, cnil, nist, type Question } from "./grade.ts";
import { classWords, inBits } from "./in-words.rules.ts";

/** The alphabet of the CNIL's calculation: 26 letters twice, 10 digits, 37 others. */
const everySign = 99;
/** Without required character classes, people type lower case letters and digits. */
const easySigns = 36;

export function passwordBits(rule: PasswordRule): number {
  const signs = rule.classes.length >= 3 ? everySign - rule.refused.length : easySigns;
  return Math.max(rule.minimum, rule.alphanumeric) * Math.log2(signs);
}

/** With access restriction; a password alone needs 80 bits (CNIL 2022-100, cases 1 and 2). */
const bitsWithRestriction = 50;

export const passwordQuestions: readonly Question[] = [
  {
    subject: "Mot de passe le plus court",
    ask: ({ password, signIn }) => ({
      means: `Un mot de passe de moins de ${password.minimum} caractères est refusé.`,
      says: `${password.minimum} caractères`,
      figure: inBits(passwordBits(password)),
      grades: [
        cnil("cas 2, 50 bits", passwordBits(password) >= bitsWithRestriction),
        nist(
          "3.1.1.2, 15 s’il est seul, sinon 8",
          password.minimum >= (signIn.secondFactor === "required" ? 8 : 15),
        ),
        asvs("V6.2.1, 8", password.minimum >= 8),
      ],
    }),
  },
  {
    subject: "Mot de passe le plus long",
    ask: ({ password }) => ({
      means: `Une phrase entière convient, jusqu’à ${password.maximum} caractères.`,
      says: `${password.maximum} caractères, jamais tronqué`,
      figure: null,
      grades: [nist("3.1.1.2, 64", password.maximum >= 64), asvs("V6.2.9, 64", password.maximum >= 64)],
    }),
  },
  {
    subject: "Composition du mot de passe",
    ask: ({ password: { classes, refused, alphanumeric } }) => ({
      means:
        classes.length + alphanumeric + refused.length > 0
          ? "Un mot de passe d’une autre composition est refusé, et la page dit ce qui manque."
          : "Toutes les lettres, tous les chiffres et tous les signes conviennent ; rien n’est imposé.",
      says: [
        classes.length > 0 ? `exige ${classes.map((kind) => classWords[kind]).join(", ")}` : "",
        alphanumeric > 0 ? `exige ${alphanumeric} lettres ou chiffres` : "",
        refused.length > 0 ? `refuse ${refused.join(" ")}` : "",
      ]
        .filter(Boolean)
        .join(" ; "),
      figure: null,
      grades: [
        nist("3.1.1.2, rien d’imposé", classes.length === 0 && refused.length === 0 && alphanumeric === 0),
        asvs("V6.2.5, rien d’imposé", classes.length === 0 && refused.length === 0 && alphanumeric === 0),
      ],
    }),
  },
  {
    subject: "Mots de passe devinables",
    ask: ({ password }) => ({
      means:
        "Un mot de passe courant, ou fait avec le nom de la personne, est refusé, et la page dit pourquoi.",
      says: `refusés : mots courants, noms de la personne, ${password.contextWords.length} mots propres à l’espace`,
      figure: null,
      grades: [
        nist("3.1.1.2, liste de refus", true),
        asvs("V6.2.4, V6.2.11", password.contextWords.length > 0),
      ],
    }),
  },
  {
    subject: "Anciens mots de passe",
    ask: ({ password: { history } }) => ({
      means:
        history > 0
          ? `On ne peut reprendre ni son mot de passe ni aucun des ${history} précédents.`
          : "On ne peut pas garder le même ; un plus ancien peut resservir.",
      says: history > 0 ? `refusés : l’actuel et les ${history} précédents` : "refusé : l’actuel",
      figure: null,
      grades: [],
    }),
  },
  {
    subject: "Renouvellement",
    ask: ({ renewal }) => ({
      means: renewal
        ? `Un conseil d’en changer arrive après ${describeDuration(renewal.after)} ; l’ignorer ne bloque rien.`
        : "Un mot de passe sert aussi longtemps que la personne le garde pour elle.",
      says: renewal ? "conseillé, jamais forcé" : "jamais demandé",
      figure: null,
      grades: [
        cnil("pas de changement périodique", true),
        nist("3.1.1.2, jamais forcé", true),
        asvs("V6.2.10, jamais forcé", true),
      ],
    }),
  },
];
