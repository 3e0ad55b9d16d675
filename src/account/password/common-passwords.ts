import { fold } from "#kernel/password/password-guess.rules.ts";

/** The minimum length already refuses shorter words. */
const shortest = 4;

let loading: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 most leaked passwords, common French words and first names, folded. Loaded at the first call. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  loading ??= load();
  return loading;
}

async function load() {
  const [common, french] = await Promise.all([
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-fr"),
  ]);
  const lists = [
    common.dictionary["passwords-common"],
    french.dictionary["commonWords-fr"],
    french.dictionary["firstnames-fr"],
  ];
  const words = new Set<string>();
  for (const word of lists.flat()) {
    const folded = fold(word);
    if (folded.length >= shortest) words.add(folded);
  }
  return words;
}
