import { doubtsAbout } from "#config/doubts.ts";
import { type Config, readConfig } from "#config/env.ts";
import { inWords } from "#start/failure-in-words.ts";
import { checkMail, checkSms } from "./check-channels.ts";
import { checkDatabase } from "./check-database.ts";
import { checkFolder, checkPort } from "./check-machine.ts";
import { checkProviders } from "./check-providers.ts";
import { doubt, type Finding, ok, wrong } from "./finding.ts";

/** Checks whether this installation can start and reaches its servers; all checks run at once. */
export async function checkInstallation(variables?: NodeJS.ProcessEnv): Promise<Finding[]> {
  const config = readOrTell(variables);
  if (Array.isArray(config)) return config;
  const found = await Promise.all([
    checkFolder(config.store),
    ...ports(config),
    checkDatabase(config),
    checkMail(config.channels),
    checkSms(config.channels),
    checkProviders(config),
  ]);
  return [
    ok("Réglages", settings(config)),
    ...doubtsAbout(config).map((says) => doubt("Réglages", says)),
    ...found.flat(),
  ];
}

function readOrTell(variables?: NodeJS.ProcessEnv): Config | Finding[] {
  try {
    return readConfig(variables);
  } catch (error) {
    const words = inWords(error);
    if (words === null) throw error;
    return words.split("\n").map((line) => wrong("Réglages", line));
  }
}

function ports({ web, worker, house }: Config): Promise<Finding>[] {
  const host = web.host ?? (house.production ? "0.0.0.0" : "127.0.0.1");
  return [web.port, worker.port].filter((port) => port !== null).map((port) => checkPort(port, host));
}

const settings = ({ house, web }: Config) =>
  `${house.production ? "production" : "hors production"}, ${web.publicUrl.origin}${house.demonstration ? ", avec la démonstration" : ""}`;
