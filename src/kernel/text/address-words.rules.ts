import { suggestAddress } from "#kernel/text/address-slip.rules.ts";
import type { AddressFault } from "#kernel/text/mail-address.rules.ts";
import { nameSign } from "../password/password-signs.rules.ts";

const example = "Exemple : prenom.nom@fournisseur.fr";

const words: Record<Exclude<AddressFault["kind"], "empty" | "sign">, string> = {
  too_long: "Cette adresse est trop longue.",
  several: "Donnez une seule adresse.",
  many_at: "Cette adresse a plusieurs signes @ (arobase) : il n’en faut qu’un.",
  no_at: `Il manque le signe @ (arobase) dans cette adresse. ${example}`,
  no_name: `Il manque ce qui précède le signe @ (arobase). ${example}`,
  no_domain: `Il manque ce qui suit le signe @ (arobase). ${example}`,
  space: "Cette adresse contient une espace : enlevez-la.",
  no_dot: `Il manque la fin de cette adresse : un point, puis fr ou com par exemple. ${example}`,
  dots: "Un point est mal placé dans cette adresse : au début, à la fin, contre le signe @ ou contre un autre point.",
  accent:
    "Nous ne savons pas écrire à une adresse qui a des accents. Donnez-en une sans accent ou, si c’est le nom après le @ qui en a, son autre écriture : elle commence par « xn-- », et votre fournisseur la connaît.",
  invisible: "Cette adresse contient un signe invisible : effacez-la, puis tapez-la sans la coller.",
  ending: "La fin de cette adresse, après le dernier point, n’est pas complète : fr ou com par exemple.",
  dash: "Un tiret est mal placé dans cette adresse : juste après le signe @, à la fin, ou contre un point.",
};

/** `missing`: the error of an empty field. */
export function tellAddressFault(fault: AddressFault, typed: string, missing: string): string {
  if (fault.kind === "empty") return missing;
  if (fault.kind === "sign")
    return `Le signe ${nameSign(fault.sign)} n’est pas accepté dans cette adresse : enlevez-le ou remplacez-le.`;
  const meant = fault.kind === "ending" ? suggestAddress(typed) : null;
  return meant ? `${words.ending} Vouliez-vous écrire ${meant} ?` : words[fault.kind];
}
