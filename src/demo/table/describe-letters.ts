import { describeDate } from "#kernel/moment.ts";
import { chosenBy } from "../load/cast.ts";
import { type Described, numberLine, passwordLine, printCommand, type Seen } from "./line.ts";

export function describeLetters({ space, person, standing, secret }: Seen): Described {
  const chosen = chosenBy(person);
  const number = numberLine(space, person.number);
  const entry = [`/${space.id}/inscription`, number, ...(secret ? [passwordLine(secret)] : [])];
  if (standing.secretIsLive && standing.linkIsLive && chosen && "email" in chosen)
    return {
      situation: ["Identifiants choisis,", "mail d’activation à ouvrir"],
      entry: ["/_dev/boite-mail", `mail à ${chosen.email}`, number, passwordLine(chosen.password)],
    };
  if (standing.secretIsLive) return { situation: ["Courriers imprimés"], entry };
  if (standing.letter === "to_print")
    return { situation: ["Courriers à imprimer"], entry: [number, printCommand(space)] };
  if (standing.letter === "returned" && standing.addressUntil)
    return {
      situation: ["Courriers revenus, a déménagé"],
      entry: ["pas de nouveau courrier avant le", describeDate(standing.addressUntil)],
    };
  if (standing.letter === "returned")
    return {
      situation: ["Courriers revenus"],
      entry: [`npx parvis letters ${space.id} --reissue ${person.number}`],
    };
  return {
    situation: ["Courrier périmé : il a plus de 30 jours"],
    entry: [...entry, "est refusé, et dit pourquoi"],
  };
}
