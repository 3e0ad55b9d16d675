import { enhancedCodeIn } from "../bounces/bounce.rules.ts";

/** `technical`: our settings or our sending, and nothing about the address. */
export type Answer = { kind: "permanent" | "temporary" | "technical"; words: string };

export const answerKinds: Readonly<Record<Answer["kind"], string>> = {
  permanent: "définitif",
  temporary: "passager",
  technical: "technique",
};

type Fate = "lasting" | "passing" | "ours";

const kindOf: Readonly<Record<Fate, Answer["kind"]>> = {
  lasting: "permanent",
  passing: "temporary",
  ours: "technical",
};

/** RFC 3463 and the registry of IANA, without the first figure. */
const byCode: readonly (readonly [RegExp, string])[] = [
  [/^1\.(?:1|10)$/, "Cette adresse n’existe pas"],
  [/^1\.(?:2|4)$|^4\.4$/, "Ce domaine n’existe pas, ou ne reçoit pas de mails"],
  [/^1\.3$/, "Cette adresse est mal écrite"],
  [/^1\.6$/, "Le titulaire a déménagé sa boîte"],
  [/^2\.1$/, "Cette boîte est désactivée"],
  [/^2\.2$/, "Cette boîte est pleine"],
  [/^4\.[1367]$/, "Le serveur du destinataire ne répond pas"],
  [/^7\.(?:17|18)$/, "Cette adresse a changé de titulaire"],
  [/^7\.2[0-9]$/, "Le fournisseur ne reconnaît pas notre signature (SPF, DKIM ou DMARC)"],
];

const byWords: readonly (readonly [RegExp, string])[] = [
  [/could not be drawn/i, "Ce mail n’a pas pu être composé"],
  [/recipient is not an address/i, "Ce n’est pas une adresse"],
  [/EAUTH|ENOAUTH/, "Notre serveur d’envoi refuse notre compte"],
  [/ETLS|certificate|altnames/i, "Le certificat de notre serveur d’envoi n’est pas reconnu"],
  [/ECONN|ETIMEDOUT|EDNS|ESOCKET|ENOTFOUND|timeout|abort/i, "Notre serveur d’envoi ne répond pas"],
  [
    /black ?list|block ?list|blocked|spamhaus|reputation|spam/i,
    "Le fournisseur bloque nos envois (liste noire ou réputation)",
  ],
  [/too many|rate ?limit|throttl|trop de/i, "Le fournisseur trouve que nous envoyons trop vite"],
  [/grey ?list/i, "Le fournisseur demande de réessayer plus tard"],
  [/over ?quota|quota exceeded|mailbox (?:is )?full|pleine/i, "Cette boîte est pleine"],
  [/unknown|no such|not found|does not exist|not listed|inconnue?/i, "Cette adresse n’existe pas"],
  [/disabled|inactive|suspend|archiv/i, "Cette boîte est désactivée"],
];

const otherwise: Readonly<Record<Answer["kind"], string>> = {
  permanent: "Le fournisseur refuse ce mail pour de bon",
  temporary: "Le fournisseur ne peut pas le recevoir pour le moment",
  technical: "Le fournisseur refuse nos envois, pour une raison qui tient à nous",
};

/** What a reply means, for staff who read no SMTP. `fate`: as the row keeps it. */
export function answerInWords(fate: Fate | null, status: string | null, reason: string): Answer {
  const kind = fate === null ? "technical" : kindOf[fate];
  const code = (status ?? enhancedCodeIn(reason) ?? "").slice(2);
  const byItsCode = byCode.find(([shape]) => shape.test(code));
  const found = byItsCode ?? byWords.find(([shape]) => shape.test(reason));
  return { kind, words: found?.[1] ?? otherwise[kind] };
}
