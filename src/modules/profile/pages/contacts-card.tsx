import { capitalised, maskEmail, maskPhone } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Tag } from "#ui/tag.tsx";
import { contactsToCheck, type KnownContacts } from "../contacts-to-check.rules.ts";

type Props = { space: Space; home: string; contacts: KnownContacts };

export const ContactsCard = ({ space, home, contacts }: Props) => {
  const { email, phone } = contacts;
  const toCheck = contactsToCheck(contacts);
  const isAnyToCheck = toCheck.email || toCheck.phone;
  return (
    <Card title={isAnyToCheck ? "Vos contacts, à vérifier" : "Vos contacts"}>
      <Facts
        items={[
          {
            label: capitalised(space.wording.emailAddress),
            value: email && <Contact mask={maskEmail(email)} isToCheck={toCheck.email} />,
          },
          {
            label: "Téléphone",
            value: phone && <Contact mask={maskPhone(phone)} isToCheck={toCheck.phone} />,
          },
        ]}
      />
      <p>
        {isAnyToCheck && "Vous ne nous avez jamais confirmé ce qui est à vérifier, ou pas depuis un an. "}
        Quelque chose a changé ? <a href={`${home}/contact`}>Nous contacter</a>
      </p>
    </Card>
  );
};

const Contact = ({ mask, isToCheck }: { mask: string; isToCheck: boolean }) => (
  <>
    {mask} {isToCheck && <Tag tone="warn">à vérifier</Tag>}
  </>
);
