import type { Command } from "commander";

const titles: Readonly<Record<string, string>> = {
  "Usage:": "Usage :",
  "Arguments:": "Arguments :",
  "Options:": "Options :",
  "Commands:": "Commandes :",
};

/** Error messages of commander, with their French translations. */
const faults: readonly [RegExp, string][] = [
  [/^error: missing required argument '(.*)'/, "il manque $1"],
  [/^error: option '(.*)' argument missing/, "l’option $1 veut une valeur"],
  [/^error: unknown option '(.*?)'/, "l’option $1 n’existe pas"],
  [/^error: option '(.*)' argument '(.*)' is invalid\./, "l’option $1 ne connaît pas $2."],
  [/^error: too many arguments.*/, "il y a trop de mots"],
  [/^error: unknown command '(.*?)'/, "la commande $1 n’existe pas"],
  [/\n?\(Did you mean (?:one of )?(.*?)\?\)/, " (vouliez-vous dire $1 ?)"],
];

/** Translates titles, help and errors of a command and its sub-commands. Descriptions are already French. */
export function speakFrench(command: Command): void {
  command
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace("[command]", "[commande]"),
    })
    .helpOption("-h, --help", "afficher cette aide")
    .showHelpAfterError("Voir --help.")
    .configureOutput({ outputError: (message, write) => write(inFrench(message)) });
  if (command.commands.length > 0) command.helpCommand("help [commande]", "afficher l’aide d’une commande");
  for (const child of command.commands) speakFrench(child);
}

function inFrench(message: string): string {
  return faults.reduce((text, [said, french]) => text.replace(said, french), message);
}
