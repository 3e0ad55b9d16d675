import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** How long a password would resist, from 0 to 4, in words, with one piece of advice while there is one. */
export type PasswordStrength = { score: 0 | 1 | 2 | 3 | 4; word: string; advice: string | null };

const words = ["très faible", "faible", "moyenne", "bonne", "très bonne"] as const;

/** Beyond this nothing is weighed: the cost grows with the length, and so does the strength. */
const weighed = 100;

/** With more disguises tried, a hundred signs take half a second. */
const disguisesTried = 8;

let loading: Promise<ZxcvbnFactory> | undefined;

/**
 * A hint, never a refusal. The dictionaries are loaded at the first call and shared with the common passwords.
 * `personal`: what a stranger may know of whoever chooses (names, number, address).
 */
export async function passwordStrength(
  password: string,
  personal: readonly string[],
): Promise<PasswordStrength> {
  loading ??= load();
  const estimator = await loading;
  const looked = [...password.normalize("NFC")].slice(0, weighed).join("");
  const { score, feedback } = estimator.check(looked, [...personal]);
  return { score, word: words[score], advice: score < 3 ? adviceOn(feedback.warning) : null };
}

/** What makes it weak is named by the library's key. */
function adviceOn(weakness: string | null): string {
  const known = Object.entries(advice).find(([, weaknesses]) => weaknesses.includes(weakness ?? ""));
  return known?.[0] ?? "Ajoutez un ou deux mots sans rapport entre eux.";
}

const advice: Record<string, string[]> = {
  "Évitez les touches voisines du clavier.": ["straightRow", "keyPattern"],
  "Évitez les répétitions.": ["simpleRepeat", "extendedRepeat"],
  "Évitez les suites de lettres ou de chiffres.": ["sequences"],
  "Évitez les dates et les années.": ["recentYears", "dates"],
  "Évitez les noms et les prénoms seuls.": ["namesByThemselves", "commonNames"],
  "Évitez ce qui vous désigne : nom, identifiant, adresse.": ["userInputs"],
};

async function load() {
  const [core, common, french] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-fr"),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: {
      passwords: common.dictionary["passwords-common"],
      commonWords: french.dictionary["commonWords-fr"],
      firstnames: french.dictionary["firstnames-fr"],
    },
    graphs: { azerty: common.adjacencyGraphs.azerty, keypad: common.adjacencyGraphs.keypad },
    l33tMaxSubstitutions: disguisesTried,
    maxLength: weighed,
  });
}
