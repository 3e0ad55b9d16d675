import { isThisMachine } from "#kernel/this-machine.ts";
import type { Config } from "./env.ts";

/** Warnings about a configuration that is valid but should not stay so. */
export function doubtsAbout({ house, web, channels }: Config): string[] {
  const { smtpUrl, smsUrl } = channels;
  const isElsewhere = !isThisMachine(web.publicUrl.hostname);
  const isForPeople = house.production || isElsewhere;
  return [
    ...house.unread.map(
      ({ name, meant }) =>
        `${name} n’est lue par rien${meant ? ` : vouliez-vous écrire ${meant} ?` : ", et rien n’y ressemble"}`,
    ),
    ...house.unused.map((name) => `${name} est réglée, et cette version ne s’en sert pas encore`),
    isForPeople &&
      !smtpUrl &&
      "SMTP_URL n’est pas réglée : les mails restent dans des fichiers, personne ne les reçoit",
    isForPeople &&
      !smsUrl &&
      "SMS_URL n’est pas réglée : les SMS restent dans des fichiers, personne ne les reçoit",
    smsUrl?.protocol === "smpp:" &&
      !isThisMachine(smsUrl.hostname) &&
      "SMS_URL est en smpp://, pas en ssmpp:// : codes et mot de passe voyagent en clair, sauf dans un tunnel à vous",
    !house.production &&
      isElsewhere &&
      "NODE_ENV n’est pas production, alors que PARVIS_URL n’est pas cette machine : ni /_dev ni démonstration, mais rien de ce que la production refuse n’est refusé",
  ].filter((doubt) => doubt !== false);
}
