import { expect, it } from "vitest";
import { parvis } from "../support/running-parvis.ts";

const commands = [
  [],
  ["serve"],
  ["worker"],
  ["migrate"],
  ["import"],
  ["import", "registry"],
  ["letters"],
  ["after-restore"],
  ["demo"],
  ["check"],
];

/** English words that few sentences can avoid. */
const english = /\b(the|and|of|with|is|are|for|this|that|file|folder|error|display|help for)\b/i;

it.each(commands)("parvis %s %s prints its help in French", async (...words) => {
  const { code, printed } = await parvis([...words.filter(Boolean), "--help"], {});
  expect(code).toBe(0);
  expect(printed).toMatch(/^Usage :/);
  expect(printed.split("\n").filter((line) => english.test(line.replace(/<[^>]*>|--[\w-]+/g, "")))).toEqual(
    [],
  );
});

it.each([
  [["letters"], "il manque espace"],
  [["letters", "npfr", "--out"], "l’option --out <dossier> veut une valeur"],
  [["letters", "npfr", "--outt", "x"], "l’option --outt n’existe pas (vouliez-vous dire --out ?)"],
  [["lettres"], "la commande lettres n’existe pas (vouliez-vous dire letters ?)"],
  [["migrate", "x"], "il y a trop de mots"],
  [["check", "--markdown"], "--markdown va avec --policies"],
  [["letters", "nowhere", "--status"], "aucun espace ne s’appelle nowhere"],
])("parvis %j is answered in French, with exit code 2", async (words, said) => {
  const { code, printed } = await parvis(words, {});
  expect(code).toBe(2);
  expect(printed.trim().split("\n")).toEqual([said, "Voir --help."]);
});
