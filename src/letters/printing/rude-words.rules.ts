const rudeWords = `
  anal anus arse ass baise bande batard bitch bite boche bougnoul branle burne chatte chiasse chier cochon cock con
  coon couille crap creve crotte cul cum cunt damn dick dyke encule etron fag fesse foutre fuck garce gay gode gogol
  gouine hitler homo idiot kike kkk merde mongol mort naze nazi negre nigga nigger nique nul nympho pede penis pet
  pine pipe piss poop porn prick pussy putain pute queer rape salaud salope sex shit slut spic suce tapette tare
  tits trou tuer turd twat vagin viol wank whore youpin zizi zob`
  .trim()
  .split(/\s+/);

/** Characters read as another letter: V as U, which the alphabet lacks. */
const lookalikes: Readonly<Record<string, string>> = {
  a: "A4",
  b: "B8",
  e: "E3",
  g: "G69",
  i: "1",
  l: "1",
  o: "0",
  q: "Q9",
  s: "S5",
  t: "T7",
  u: "V",
  z: "Z2",
};

const asPattern = (word: string) =>
  [...word].map((letter) => `[${lookalikes[letter] ?? letter.toUpperCase()}]`).join("");

const rude = new RegExp(rudeWords.map(asPattern).join("|"));

export const readsRudely = (secret: string) => rude.test(secret);
