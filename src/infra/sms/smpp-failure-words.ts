import type { CarrierFailure } from "./smpp-session.ts";

const words: readonly [RegExp, string][] = [
  [
    /ESME_RALYBND|ESME_RINVBNDSTS/,
    "une session est déjà ouverte : un worker tourne sans doute, et l’opérateur n’en accepte qu’une",
  ],
  [
    /ESME_RINVPASWD|ESME_RINVSYSID|ESME_RBINDFAIL/,
    "l’opérateur refuse ce compte ou ce mot de passe. Corrigez-les",
  ],
  [/ENOTFOUND|EAI_AGAIN/, "le nom du serveur est inconnu. Corrigez-le"],
  [/ECONNREFUSED/, "rien ne répond à cette adresse et à ce port. Corrigez-les"],
  [/ETIMEDOUT/, "l’opérateur ne répond pas à temps. Voyez le port, le pare-feu, et smpp:// ou ssmpp://"],
  [
    /certificate|altnames|SSL|TLS|CERT|wrong version/i,
    "le certificat n’est pas reconnu, ou ce n’est pas du TLS. Voyez smpp:// ou ssmpp://",
  ],
];

/** `isTaken`: a process of ours is already bound to the carrier. */
export function carrierFailureInWords({ refusal }: CarrierFailure): { isTaken: boolean; words: string } {
  const place = words.findIndex(([pattern]) => pattern.test(refusal.reason));
  const [, found = "l’opérateur ne peut pas être utilisé"] = words[place] ?? [];
  return { isTaken: place === 0, words: `${found} (${refusal.reason})` };
}
