import { printable } from "#imports/findings/refusal.ts";

export const noEntities =
  "le fichier déclare un type de document ou des entités (DTD), ce qu’un fichier de banque n’a jamais : demandez-en un autre";

const reasons: readonly (readonly [RegExp, string])[] = [
  [/undefined entity/, noEntities],
  [/entity name/, "un « & » seul : il s’écrit « &amp; »"],
  [
    /must contain a root|outside of root|^\d+:\d+: incorrect syntax/,
    "ce n’est pas un document XML d’un seul tenant",
  ],
  [/only one root/, "plusieurs documents à la suite dans le même fichier"],
  [/unmatched closing|unexpected close/, "balises mal fermées"],
  [/unbound namespace/, "préfixe sans espace de noms"],
  [/disallowed character\.|malformed character/, "caractère interdit en XML"],
];

/**
 * The French reason for a message of the parser. `unclosed`: once the file has ended, the element that waits for its
 * end, or "".
 */
export function whyMalformed(message: string, unclosed: string | null): string {
  if (unclosed)
    return `le fichier s’arrête avant la fin de l’élément ${printable(unclosed)} : il est tronqué, ou un « & » y est mal écrit`;
  const known = reasons.find(([pattern]) => pattern.test(message))?.[1];
  return (
    known ??
    (unclosed === "" ? "le fichier s’arrête au milieu d’une balise : il est tronqué" : "XML mal formé")
  );
}
