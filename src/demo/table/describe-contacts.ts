import type { Space } from "#spaces/space.ts";
import { type Described, type Line, numberLine, passwordLine, printCommand, type Seen } from "./line.ts";
import type { Standing } from "./standing.queries.ts";

const door = ({ id }: Space) => `/${id}/mot-de-passe-oublie`;
const whereMessagesAre = "dans /_dev/boite-mail";

export function describeContacts({ space, person, standing, secret }: Seen): Described {
  const number = numberLine(space, person.number);
  if (standing.secretIsLive && secret)
    return {
      situation: ["Mot de passe provisoire", "reçu par courrier"],
      entry: [`/${space.id}/connexion`, number, passwordLine(secret)],
    };
  if (standing.letter === "to_print")
    return { situation: ["Courrier demandé, à imprimer"], entry: [number, printCommand(space)] };
  const { situation } = person;
  const note = situation.kind === "on_file" && situation.note ? [situation.note] : [];
  return {
    situation: ["Sans compte ; au dossier :", ...contactsOf(standing), ...note],
    entry: [door(space), number, ...waysOf(space, standing, note.length > 0)],
  };
}

const contactsOf = ({ email, mobile }: Standing): string[] => {
  const contacts = [...(email ? [email] : []), ...(mobile ? [asDialled(mobile)] : [])];
  return contacts.length > 0 ? contacts : ["ni mail ni mobile"];
};

const asDialled = (mobile: string) => mobile.replace("+33", "0").replace(/\d{2}(?=\d)/g, "$& ");

function waysOf(space: Space, { email, mobile }: Standing, isStale: boolean): string[] {
  if (isStale || !(email || mobile)) return ["demander le courrier, puis", printCommand(space)];
  const ways = [...(email ? ["mail"] : []), ...(mobile ? ["SMS"] : [])];
  return [`code par ${ways.join(" ou par ")},`, whereMessagesAre];
}

export const describeNobody = (space: Space, number: string): Line => ({
  person: "Personne",
  situation: ["Numéro que nul ne porte"],
  entry: [door(space), numberLine(space, number), "mêmes pages ; rien n’est envoyé"],
});
