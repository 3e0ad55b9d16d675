import type { Policy, Space } from "#spaces/space.ts";
import { Card } from "#ui/card.tsx";

const needs: Record<Policy["enrolment"], (space: Space) => readonly string[]> = {
  "provisional-credentials": ({ wording }) => [
    `les deux courriers reçus : l’un porte votre ${wording.number}, l’autre votre mot de passe provisoire ;`,
    `une ${wording.emailAddress} que vous pouvez lire : le lien qui ouvre votre espace y est envoyé.`,
  ],
  "registry-secret": ({ wording }) => [
    `votre ${wording.number} ;`,
    "le RIB que vous nous avez communiqué ;",
    `une ${wording.emailAddress} que vous pouvez lire : le lien qui ouvre votre compte y est envoyé.`,
  ],
  "code-to-contact": ({ wording, policy }) => [
    `votre ${wording.number}, imprimé sur nos courriers ;`,
    policy.codes
      ? `de quoi lire ${policy.sms ? "vos mails ou vos SMS" : "vos mails"} ; si vous ne le pouvez pas, un mot de passe vous est envoyé par courrier.`
      : "votre adresse postale, celle de votre dossier : un mot de passe y est envoyé.",
  ],
  invitation: () => ["le lien que votre service vous a remis."],
};

type Props = {
  space: Space;
  /** Without it, the page says elsewhere where to call. */
  telephone?: boolean;
};

/** What a first connection needs, and what to do without it. */
export const BeforeStarting = ({ space, telephone = true }: Props) => {
  const { contact, emailAddress } = space.wording;
  const needsMail = space.policy.enrolment !== "code-to-contact";
  return (
    <Card title="Avant de commencer">
      <p>Munissez-vous de :</p>
      <ul>
        {needs[space.policy.enrolment](space).map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      {telephone && (
        <p>
          {needsMail ? `Vous n’avez pas d’${emailAddress} ? ` : "Il vous manque quelque chose ? "}
          Appelez-nous au <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a>,{" "}
          {contact.hours} : nous trouverons une solution ensemble.
        </p>
      )}
    </Card>
  );
};
