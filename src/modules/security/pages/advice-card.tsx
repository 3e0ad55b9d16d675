import { Card } from "#ui/card.tsx";

export const AdviceCard = ({ adviceHref }: { adviceHref: string }) => (
  <Card title="Un bon mot de passe">
    <ul>
      <li>Il est long : trois ou quatre mots sans rapport entre eux, espaces compris, font très bien.</li>
      <li>Il ne sert qu’ici.</li>
      <li>Il ne se devine pas : ni votre nom, ni une date, ni un mot suivi de chiffres.</li>
      <li>Un gestionnaire de mots de passe peut le retenir pour vous.</li>
    </ul>
    <p>
      <a href={adviceHref}>Tous nos conseils de sécurité</a>
    </p>
  </Card>
);
