import { describeDate, describeMoment } from "#kernel/moment.ts";
import { type Credentials, credentialsOf, type Person } from "./cast.ts";
import type { Standing } from "./standing.queries.ts";

/** A line of the table: who, how they stand, and what to type where. */
export type Line = { person: string; situation: readonly string[]; entry: readonly string[] };

/** What one can do as that person by now. `secret` is the one their letter brought, `home` the path of the space. */
export function describePerson(
  home: string,
  person: Person,
  standing: Standing,
  secret: string | null,
): Line {
  const name = `${standing.firstName} ${standing.lastName}`;
  const chosen = credentialsOf(person);
  if (standing.hasAccount) return { person: name, ...describeAccount(home, chosen, standing) };
  return { person: name, ...describeLetters(home, person, chosen, standing, secret) };
}

function describeAccount(home: string, chosen: Credentials | null, standing: Standing): Omit<Line, "person"> {
  const path = `${home}/connexion`;
  const entry =
    chosen && !standing.passwordChanged
      ? [path, `courriel : ${chosen.email}`, passwordLine(chosen.password)]
      : [path, "avec ce qui a été choisi depuis"];
  if (!standing.lockedUntil) return { situation: ["Compte actif"], entry };
  return {
    situation: ["Compte bloqué par trois essais manqués", `jusqu’${describeMoment(standing.lockedUntil)}`],
    entry: [...entry, "« Mot de passe oublié » lève le blocage"],
  };
}

function describeLetters(
  home: string,
  { number }: Person,
  chosen: Credentials | null,
  standing: Standing,
  secret: string | null,
): Omit<Line, "person"> {
  const numberLine = `identifiant : ${number}`;
  const entry = [`${home}/inscription`, numberLine, ...(secret ? [passwordLine(secret)] : [])];
  if (standing.secretIsLive && standing.linkIsLive && chosen)
    return {
      situation: ["Identifiants choisis,", "mail d’activation à ouvrir"],
      entry: ["/_dev/boite-mail", `mail à ${chosen.email}`, numberLine, passwordLine(chosen.password)],
    };
  if (standing.secretIsLive) return { situation: ["Courriers imprimés"], entry };
  if (standing.letter === "to_print")
    return {
      situation: ["Courriers à imprimer"],
      entry: [numberLine, `npx parvis letters ${home.slice(1)} --out DOSSIER`],
    };
  if (standing.letter === "returned" && standing.addressUntil)
    return {
      situation: ["Courriers revenus, a déménagé"],
      entry: ["pas de nouveau courrier avant le", describeDate(standing.addressUntil)],
    };
  if (standing.letter === "returned")
    return {
      situation: ["Courriers revenus"],
      entry: [`npx parvis letters ${home.slice(1)} --reissue ${number}`],
    };
  return {
    situation: ["Courrier périmé : il a plus de 30 jours"],
    entry: [...entry, "est refusé, et dit pourquoi"],
  };
}

const passwordLine = (password: string) => `mot de passe : ${password}`;
