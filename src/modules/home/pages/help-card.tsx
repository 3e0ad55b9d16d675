import type { Space } from "#spaces/space.ts";
import { Card } from "#ui/card.tsx";

export const HelpCard = ({ space, home }: { space: Space; home: string }) => {
  const { phone, hours } = space.wording.contact;
  return (
    <Card title="Besoin d’aide ?">
      <p>
        Le <a href={`${home}/aide`}>mode d’emploi</a> vous guide pas à pas.
      </p>
      <p>
        Une personne vous répond au <a href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a>, {hours}.
      </p>
    </Card>
  );
};
