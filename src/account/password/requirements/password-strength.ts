import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** How long a password would resist, from 0 to 4. */
export type PasswordStrength = 0 | 1 | 2 | 3 | 4;

/** Beyond this nothing is weighed: the cost grows faster than the length, up to a second for a hundred signs. */
const weighed = 40;

/** With more disguises tried, forty signs take several times as long. */
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
  return estimator.check(looked, [...personal]).score;
}

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
