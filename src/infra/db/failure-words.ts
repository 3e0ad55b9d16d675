import { isOutage } from "./outage.ts";

const ownPostgres =
  "Donnez dans DATABASE_URL l’adresse de PostgreSQL lui-même, ou un répartiteur en mode « session ».";

export const lackingWords =
  "Le rôle de DATABASE_URL n’a pas les droits qu’il faut. Il doit être propriétaire de sa base et de ses tables : docs/deploy.md, « The database ».";
export const readOnlyWords =
  "La base est en lecture seule : c’est une copie, ou une bascule s’achève. Donnez dans DATABASE_URL le serveur principal.";

/** By SQLSTATE or Node error code. */
const words: Readonly<Record<string, string>> = {
  "28P01": "La base refuse ce mot de passe. Corrigez DATABASE_URL.",
  "28000": "La base refuse ce rôle, ou cette machine. Corrigez DATABASE_URL, ou pg_hba.conf sur le serveur.",
  "3D000": "La base que nomme DATABASE_URL n’existe pas. Créez-la : docs/deploy.md, « The database ».",
  "42501": lackingWords,
  "25006": readOnlyWords,
  "57P03":
    "La base démarre, s’arrête ou se rétablit, et n’accepte personne. Attendez, puis recommencez ; si cela dure, lisez son journal.",
  "08P01": `Ce n’est pas PostgreSQL qui répond, mais un répartiteur (pgbouncer…) qui refuse notre façon de parler. ${ownPostgres}`,
  "42P05": `Un nom de requête est déjà pris : un répartiteur (pgbouncer…) partage une connexion entre plusieurs. ${ownPostgres}`,
  "26000": `Une requête préparée a disparu : un répartiteur (pgbouncer…) partage une connexion entre plusieurs. ${ownPostgres}`,
  "53300":
    "La base a déjà toutes les connexions qu’elle accepte. Arrêtez ce qui n’en a plus besoin, ou augmentez max_connections.",
  "53100": "Le disque de la base est plein. Libérez de la place sur son serveur, puis recommencez.",
  "53200": "La base manque de mémoire. Voyez son serveur, puis recommencez.",
  "55P03":
    "La base est occupée par un autre travail qui garde ce qu’il nous faut. Recommencez quand il est fini.",
  "57014": "La base a mis trop longtemps à répondre. Voyez ce qui l’occupe, puis recommencez.",
  ENOTFOUND: "Le nom du serveur de la base est inconnu. Corrigez DATABASE_URL, ou le DNS.",
  EAI_AGAIN: "Le nom du serveur de la base est inconnu pour l’instant. Voyez le DNS de cette machine.",
  ECONNREFUSED: "Rien ne répond à l’adresse de la base. Démarrez-la, ou corrigez DATABASE_URL.",
};

const certificates = /CERT|^ERR_TLS|SELF_SIGNED|UNABLE_TO_VERIFY/;

const said: readonly [RegExp, string][] = [
  [/client password must be/, "La base demande un mot de passe. Écrivez-le dans DATABASE_URL."],
  [
    /does not support SSL/,
    "La base n’a pas de TLS. Ôtez sslmode de DATABASE_URL, ou réglez TLS sur le serveur.",
  ],
];

const unreachable = "La base ne répond pas. Démarrez-la, ou corrigez DATABASE_URL ; voyez aussi le pare-feu.";

/** A missing file has ENOENT too, like the socket of a stopped server. */
const ofSockets: ReadonlySet<string> = new Set(["connect", "getaddrinfo", "read", "write"]);

/** `null` for a failure that the operator cannot fix. */
export function databaseFailureInWords(error: Error): string | null {
  const { code = "", syscall = "connect" } = error as NodeJS.ErrnoException;
  if (!ofSockets.has(syscall)) return null;
  const known = words[code];
  if (known) return withItsOwnWords(known, error);
  if (certificates.test(code))
    return withItsOwnWords(
      "Le certificat de la base n’est pas reconnu. Voyez sslmode et sslrootcert dans DATABASE_URL.",
      error,
    );
  const [, found] = said.find(([pattern]) => pattern.test(error.message)) ?? [];
  if (found) return found;
  return isOutage(error) || /^timeout expired/.test(error.message)
    ? withItsOwnWords(unreachable, error)
    : null;
}

export const reachFailureInWords = (error: Error): string =>
  databaseFailureInWords(error) ??
  withItsOwnWords("La base ne peut pas être jointe. Voyez DATABASE_URL.", error);

/** PostgreSQL's own message, on one line, can be searched for. It quotes names, never our values. */
const withItsOwnWords = (ours: string, error: Error) => {
  // Node tries every address of a host and keeps one error for each.
  const message: string = (error instanceof AggregateError ? error.errors[0]?.message : "") || error.message;
  return message ? `${ours} (${message.replace(/\s+/g, " ").trim().slice(0, 200)})` : ours;
};
