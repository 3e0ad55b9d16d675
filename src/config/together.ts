import { isThisMachine } from "#kernel/this-machine.ts";

type Written = Readonly<Record<string, string | undefined>>;

/** The README publishes its passwords: loopback only, and never on an external database unless asked for. */
export function isDemonstrated({ NODE_ENV, PARVIS_DEMO, DATABASE_URL }: Written, publicUrl: URL): boolean {
  if (NODE_ENV === "production" || !isThisMachine(publicUrl.hostname)) return false;
  return DATABASE_URL ? PARVIS_DEMO === "1" : PARVIS_DEMO !== "0";
}

export function unsafeIn({
  NODE_ENV,
  PARVIS_DEMO,
  PARVIS_SECRET,
  PARVIS_URL,
  DATABASE_URL,
  PARVIS_BOUNCES,
  PARVIS_BOUNCES_PORT,
}: Written): string[] {
  const production = NODE_ENV === "production";
  const url = URL.parse(PARVIS_URL ?? "");
  const isElsewhere = url !== null && !isThisMachine(url.hostname);
  return [
    !PARVIS_SECRET &&
      (DATABASE_URL || production) &&
      "PARVIS_SECRET manque : faites-en un par `openssl rand -hex 32`, et gardez-le hors de la base",
    production &&
      !PARVIS_URL &&
      "PARVIS_URL manque : en production, mails, courriers et QR codes portent cette adresse publique, comme https://portail.example",
    production &&
      url &&
      !(isElsewhere && url.protocol === "https:") &&
      "PARVIS_URL doit être une adresse publique en https:// : en production, mails, courriers et QR codes la portent",
    production &&
      PARVIS_DEMO === "1" &&
      "PARVIS_DEMO=1 est refusé en production : chacun peut lire comment ses personnes se connectent",
    !production &&
      PARVIS_DEMO === "1" &&
      isElsewhere &&
      "PARVIS_DEMO=1 est refusé quand PARVIS_URL n’est pas cette machine : chacun peut lire comment ses personnes se connectent",
    Boolean(PARVIS_BOUNCES) !== Boolean(PARVIS_BOUNCES_PORT) &&
      "PARVIS_BOUNCES et PARVIS_BOUNCES_PORT vont ensemble : l’adresse où reviennent les mails, et le port où le worker les reçoit",
  ].filter((line) => typeof line === "string");
}
