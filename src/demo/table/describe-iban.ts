import { chosenBy } from "../load/cast.ts";
import { type Described, numberLine, passwordLine, type Seen } from "./line.ts";
import type { Standing } from "./standing.queries.ts";

/** The end of the IBAN as one types it, if there is any on file. */
export const ibanLine = ({ ibanTail }: Standing) => (ibanTail ? [`fin de l’IBAN : ${ibanTail}`] : []);

/** Somebody on file who has no account yet, where the end of an IBAN opens it. */
export function describeIban({ space, person, standing }: Seen): Described {
  const number = numberLine(space, person.number);
  const chosen = chosenBy(person);
  if (standing.linkIsLive && chosen && "email" in chosen)
    return {
      situation: ["Inscription faite,", "mail d’activation à ouvrir"],
      entry: ["/_dev/boite-mail", `mail à ${chosen.email}`, number, passwordLine(chosen.password)],
    };
  const entry = [`/${space.id}/inscription`, number];
  if (standing.ibanTail)
    return { situation: ["Sans compte, IBAN au dossier"], entry: [...entry, ...ibanLine(standing)] };
  const told = standing.email ? [`un mail le dit à ${standing.email}`] : [];
  return {
    situation: ["Sans compte ni IBAN au dossier"],
    entry: [...entry, "refusé comme un autre ;", ...told],
  };
}
