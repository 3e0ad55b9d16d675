import { capitalised } from "#kernel/text/text.ts";
import type { NumberRule } from "#spaces/space.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { View } from "#web/visit.ts";
import { SocialLinks } from "./social-links.tsx";

export function ContactPage({ space, announcement }: View) {
  const { name, contact, number, emailAddress, social } = space.wording;
  const { codes } = space.policy;
  const description = `${name} : téléphone, horaires, ${emailAddress} et adresse postale du service qui vous répond.`;
  return (
    <SpacePage visit={{ space, announcement }} title="Nous contacter" description={description}>
      <Title lead="Une personne du service vous répond.">Nous contacter</Title>
      <Card title={contact.service}>
        <Facts
          items={[
            {
              label: "Téléphone",
              value: <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a>,
            },
            { label: "Horaires", value: contact.hours },
            {
              label: capitalised(emailAddress),
              value: <a href={`mailto:${contact.email}`}>{contact.email}</a>,
            },
            { label: "Courrier", value: <PostalAddress lines={contact.address} /> },
          ]}
        />
      </Card>
      <Card title="Pour vous répondre plus vite">
        <p>
          Ayez sous la main votre {number} : {whereNumberIs(space.policy.number)}. Si une page du site affiche
          une référence d’erreur, donnez-la aussi.
        </p>
        <p>
          <strong>
            Nous ne vous demanderons jamais votre mot de passe{codes && ", ni un code que vous avez reçu"}
          </strong>
          , ni au téléphone, ni par mail. Ne {codes ? "les" : "le"} donnez à personne.
        </p>
      </Card>
      <Card title="Vérifier un document">
        <p>
          Pour savoir si une attestation vient de nous, il suffit de son code :{" "}
          <a href={`/${space.id}/verifier`}>vérifier un document</a>.
        </p>
      </Card>
      {social.length > 0 && (
        <Card title="Suivez-nous">
          <SocialLinks accounts={social} />
        </Card>
      )}
    </SpacePage>
  );
}

const whereNumberIs = (rule: NumberRule) =>
  rule === "finess"
    ? "c’est celui de votre établissement au répertoire national"
    : "il figure sur nos courriers";

const PostalAddress = ({ lines }: { lines: readonly string[] }) => (
  <address>
    {lines.map((line) => (
      <span key={line} class="address-line">
        {line}
      </span>
    ))}
  </address>
);
