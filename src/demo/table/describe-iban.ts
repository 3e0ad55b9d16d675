import { chosenBy } from "../load/cast.ts";
import { type Described, numberLine, passwordLine, type Seen } from "./line.ts";
import type { Standing } from "./standing.queries.ts";

export const ibanLine = ({ ibanTail }: Standing) => (ibanTail ? [`fin de l’IBAN : ${ibanTail}`] : []);

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
