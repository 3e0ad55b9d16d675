import { browserMemory } from "#account/sessions/known-browsers.queries.ts";
import { describeDuration } from "#kernel/duration.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import type { CodeRule, Policy, Space } from "#spaces/space.ts";

/** What is kept, then how long, in the words of the privacy page. */
type Kept = readonly [what: string, howLong: string];

/** What this space keeps, one line each: src/start/clean-up.ts does what they say. */
export const keptFor = ({ policy, wording }: Space): readonly Kept[] => [
  [
    "Identité, adresse, téléphone, adresse mail, coordonnées bancaires",
    `Tant que vous êtes ${wording.holder}, puis le temps que la loi impose`,
  ],
  ["Mot de passe, conservé sous une forme illisible", "Tant que votre compte est ouvert"],
  ...formerPasswords(policy.password),
  [
    "Mot de passe provisoire, conservé sous une forme illisible",
    `${describeDuration(policy.lifetimes.letterSecret)}, puis un mois au plus`,
  ],
  ...links(policy),
  ...codes(policy),
  ...secondFactor(policy.signIn),
  ...provider(policy.signIn),
  ...failedTries(policy.lock),
  ["Ce que vous tapez pendant une démarche en cours, sauf vos mots de passe", journeysKept(policy)],
  ...ibanTries(policy),
  ["Sessions : adresse internet et navigateur", "Un jour au plus, puis dans le journal"],
  [
    "Navigateurs qui se sont déjà connectés, sous une forme illisible",
    `${describeDuration(browserMemory)} après la dernière fois`,
  ],
  ["Journal de sécurité de votre compte", "Un an"],
  ["Journal technique du site : adresse internet, et page demandée sans ce qui est tapé", "Six mois au plus"],
  ["Courriers envoyés : nature et dates", `Tant que vous êtes ${wording.holder}`],
  policy.sms
    ? ["Mails et SMS envoyés : adresse ou numéro, et nature du message", "Trois mois"]
    : ["Mails envoyés : adresse et nature du message", "Trois mois"],
];

/** A counter that reached the limit of NIST 800-63B-4, 3.2.2 stays: forgetting it would open the account to guessing again. */
const failedTries = ({ consecutiveFailures }: Policy["lock"]): readonly Kept[] => [
  [
    "Essais manqués, comptés sans garder ce qui a été tapé",
    `Un mois après le dernier ; après ${consecutiveFailures} de suite, jusqu’au choix d’un nouveau mot de passe`,
  ],
  ["Adresses internet d’où viennent les essais manqués et les demandes", "Deux jours au plus"],
];

const journeysKept = ({ lifetimes, letters, enrolment, recovery }: Policy) => {
  const byPost = [enrolment, recovery].includes("code-to-contact");
  const longest = byPost ? letters.promise : lifetimes.journey;
  return `${describeDuration(longest)} au plus, puis un jour`;
};

const formerPasswords = ({ history }: Policy["password"]): readonly Kept[] =>
  history === 0
    ? []
    : [
        [
          `Vos ${history} anciens mots de passe, illisibles, pour que vous ne les repreniez pas`,
          "Tant que votre compte est ouvert",
        ],
      ];

const provider = ({ provider: named }: Policy["signIn"]): readonly Kept[] =>
  named
    ? [
        [
          `Lien avec votre identité ${named.name}, sous une forme illisible`,
          "Jusqu’à ce que vous le retiriez ou changiez de mot de passe",
        ],
      ]
    : [];

const links = ({ enrolment, recovery, lifetimes }: Policy): readonly Kept[] =>
  enrolment !== "code-to-contact" || recovery !== "code-to-contact"
    ? [["Liens envoyés par mail", `Valables ${describeDuration(lifetimes.link)}, effacés un mois après`]]
    : [];

const ibanTries = ({ registrySecret }: Policy): readonly Kept[] =>
  registrySecret
    ? [
        ["Fin d’IBAN tapée à l’inscription, comparée à celle de votre dossier", "Jamais conservée"],
        [
          "Inscriptions manquées, comptées par numéro et par lieu d’où elles viennent, sous une forme illisible",
          "Tant que le site fonctionne",
        ],
      ]
    : [];

const codes = ({ codes: rule, enrolment, recovery, letters }: Policy): readonly Kept[] => {
  const byNumber = [enrolment, recovery].includes("code-to-contact");
  return [...(rule ? sentCodes(rule, byNumber) : []), ...(byNumber ? askedByPost(letters) : [])];
};

const sentCodes = (rule: CodeRule, byNumber: boolean): readonly Kept[] => [
  [
    "Codes envoyés : à qui et quand, jamais le code lui-même",
    `Valables ${describeDuration(rule.lifetime)}, effacés un jour après`,
  ],
  ...(byNumber ? [typedNumbers] : []),
];

const typedNumbers: Kept = [
  "Numéros tapés, qu’ils soient à quelqu’un ou non, sous une forme illisible, et des contacts inventés pour eux",
  "Un an après la dernière fois",
];

const askedByPost = (letters: Policy["letters"]): readonly Kept[] => [
  [
    "Date de votre dernière demande de mot de passe par courrier",
    `${describeDuration(asksAgainAfter(letters))}, puis un jour au plus`,
  ],
];

const secondFactor = ({ secondFactor: factor }: Policy["signIn"]): readonly Kept[] =>
  factor !== "off"
    ? [
        [
          "Seconde vérification, si vous en avez une : secret scellé, clés d’accès, codes de secours illisibles",
          "Jusqu’à ce que vous la retiriez, ou jusqu’au lendemain de la fermeture de votre compte",
        ],
      ]
    : [];
