import { speakable } from "./smtp-refusal.rules.ts";

const words: Readonly<Record<string, string>> = {
  EAUTH: "le serveur refuse ce compte ou ce mot de passe. Corrigez-les",
  ENOAUTH: "le serveur demande un compte. Écrivez smtps://compte:motdepasse@serveur",
  EDNS: "le nom du serveur est inconnu. Corrigez-le",
  ENOTFOUND: "le nom du serveur est inconnu. Corrigez-le",
  ECONNREFUSED: "rien ne répond à cette adresse et à ce port. Corrigez-les, ou démarrez le serveur",
  ETIMEDOUT: "le serveur ne répond pas à temps. Voyez le port, le pare-feu, et smtp:// ou smtps://",
  ETLS: "le serveur n’offre pas de TLS, ou son certificat n’est pas reconnu. Voyez smtp:// ou smtps://, et le certificat",
  EPROTOCOL: "ce qui répond ne parle pas SMTP. Voyez le port",
};

const certificate = /CERT|certificate|altnames|SSL|TLS|wrong version/i;

export function smtpFailureInWords(error: Error): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const cause = error.cause instanceof Error ? (error.cause as NodeJS.ErrnoException) : null;
  const found = [cause?.code, code, /\bE[A-Z]{4,}\b/.exec(message)?.[0]]
    .map((one) => words[one ?? ""])
    .find(Boolean);
  const tls = certificate.test(`${code} ${message}`) ? words.ETLS : undefined;
  return `${tls ?? found ?? "le serveur ne peut pas être utilisé"} (${speakable(message)})`;
}
