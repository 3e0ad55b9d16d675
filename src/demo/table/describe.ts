import { describeMoment } from "#kernel/moment.ts";
import type { Policy, Space } from "#spaces/space.ts";
import { type Chosen, chosenBy, type Person } from "../load/cast.ts";
import { describeContacts } from "./describe-contacts.ts";
import { describeIban, ibanLine } from "./describe-iban.ts";
import { describeLetters } from "./describe-letters.ts";
import { type Described, type Line, numberLine, passwordLine, type Seen } from "./line.ts";

const beforeTheAccount: Record<Policy["enrolment"], (seen: Seen) => Described> = {
  "provisional-credentials": describeLetters,
  "code-to-contact": describeContacts,
  "registry-secret": describeIban,
  invitation: describeContacts,
};

export function describePerson(seen: Seen): Line {
  const { space, standing } = seen;
  const person = `${standing.firstName} ${standing.lastName}`.trim() || standing.organisation;
  const { situation, entry } = standing.hasAccount
    ? describeAccount(seen)
    : beforeTheAccount[space.policy.enrolment](seen);
  const { payments } = seen.person;
  return { person, situation: payments ? [...situation, `versements : ${payments}`] : situation, entry };
}

function describeAccount({ space, person, standing }: Seen): Described {
  const path = `/${space.id}/connexion`;
  const chosen = chosenBy(person);
  const entry =
    chosen && !standing.passwordChanged
      ? [path, loginLine(space, person, chosen), passwordLine(chosen.password)]
      : [path, "avec ce qui a été choisi depuis"];
  if (standing.lockedUntil)
    return {
      situation: ["Compte bloqué par trois essais manqués", `jusqu’${describeMoment(standing.lockedUntil)}`],
      entry: [...entry, "un nouveau mot de passe lève le blocage"],
    };
  if (person.situation.kind === "renewal_due" && !standing.passwordChanged)
    return { situation: ["Compte actif,", "mot de passe vieux de sept mois"], entry };
  if (space.policy.recovery === "code-and-link" && !standing.accountHasAddress)
    return {
      situation: [`Compte actif, sans ${space.wording.emailAddress} :`, "« Mettre à jour mon compte »"],
      entry: [...entry, `/${space.id}/mot-de-passe-oublie`, ...ibanLine(standing)],
    };
  return { situation: ["Compte actif"], entry };
}

const loginLine = (space: Space, { number }: Person, chosen: Chosen) =>
  space.policy.signIn.by === "email" && "email" in chosen
    ? `${space.wording.emailAddress} : ${chosen.email}`
    : numberLine(space, number);
