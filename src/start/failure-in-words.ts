import { databaseFailureInWords } from "#infra/db/failure-words.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";

const ofFiles: Readonly<Record<string, string>> = {
  ENOSPC: "Le disque est plein. Libérez de la place, puis recommencez",
  EDQUOT: "Le quota du disque est atteint. Libérez de la place, puis recommencez",
  EROFS: "Le disque est en lecture seule. Donnez un dossier où écrire",
  EACCES: "Les droits manquent. Donnez-les à l’utilisateur qui lance Parvis",
  EPERM: "Les droits manquent. Donnez-les à l’utilisateur qui lance Parvis",
  EIO: "Le disque ne répond plus. Voyez-le avant de recommencer",
  EEXIST: "Ce qui doit être un dossier est un fichier",
  ENOTDIR: "Ce qui doit être un dossier est un fichier",
  EISDIR: "Ce qui doit être un fichier est un dossier",
  EMFILE: "Trop de fichiers sont ouverts. Augmentez la limite (ulimit -n)",
  ENFILE: "Trop de fichiers sont ouverts sur cette machine",
};

const ofPorts: Readonly<Record<string, string>> = {
  EADDRINUSE: "est déjà pris : Parvis tourne-t-il déjà ? Sinon, donnez un autre PORT",
  EADDRNOTAVAIL: "ne peut pas être ouvert à cette adresse : elle n’est pas de cette machine",
  EACCES: "est réservé au système : donnez un PORT au-dessus de 1023",
};

/** The failure of a start or a command, in one French line that says what to do; `null` for an unexpected one. */
export function inWords(error: unknown): string | null {
  for (const one of withCauses(error)) {
    if (one instanceof PlainFailure) return one.message;
    const words = portFailureInWords(one) ?? fileFailureInWords(one) ?? databaseFailureInWords(one);
    if (words) return words;
  }
  return null;
}

function portFailureInWords(error: NodeJS.ErrnoException): string | null {
  const words = error.syscall === "listen" ? ofPorts[error.code ?? ""] : undefined;
  return words ? `Le port ${"port" in error ? error.port : ""} ${words}.` : null;
}

function fileFailureInWords(error: NodeJS.ErrnoException): string | null {
  const isOfFiles = error.syscall && !["connect", "listen"].includes(error.syscall);
  // EEXIST elsewhere is a bug.
  const isPlain = error.code !== "EEXIST" || error.syscall === "mkdir";
  const words = isOfFiles && isPlain ? ofFiles[error.code ?? ""] : undefined;
  return words ? `${words}${error.path ? ` : ${error.path}` : ""}.` : null;
}

function* withCauses(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  yield error;
  if (error instanceof AggregateError) for (const one of error.errors) yield* withCauses(one);
  yield* withCauses(error.cause);
}
