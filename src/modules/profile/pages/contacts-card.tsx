import { capitalised, maskEmail, maskPhone } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import type { Contacts } from "../contacts.queries.ts";

type Props = { space: Space; home: string; contacts: Contacts };

export const ContactsCard = ({ space, home, contacts: { email, phone } }: Props) => (
  <Card title="Vos contacts, à vérifier">
    <Facts
      items={[
        { label: capitalised(space.wording.emailAddress), value: email && maskEmail(email) },
        { label: "Téléphone", value: phone && maskPhone(phone) },
      ]}
    />
    <p>
      Sont-ils toujours les bons ? Sinon, dites-le-nous : <a href={`${home}/contact`}>Nous contacter</a>.
    </p>
  </Card>
);
