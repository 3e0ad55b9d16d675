import type { ComponentChildren } from "preact";
import { Page } from "#ui/frame/page.tsx";
import { Tile, Tiles } from "#ui/tile.tsx";
import { Title } from "#ui/title.tsx";
import type { Frame } from "../../frame.ts";

/** What each entry of the menu is for, by its label. */
const purposes: Readonly<Record<string, string>> = {
  "Mes informations": "Vérifier votre adresse, votre téléphone, votre adresse mail et votre IBAN.",
  Sécurité: "Changer de mot de passe, voir vos appareils connectés et le journal de votre compte.",
};

type HomePageProps = {
  frame: Frame;
  /** The holder's first name, or an establishment's own. */
  greeted: string;
  /** What is advised today. */
  notices?: ComponentChildren;
};

/** Accueil: what is advised, the menu, and what each entry is for. */
export const HomePage = ({ frame, greeted, notices }: HomePageProps) => (
  <Page {...frame} title="Accueil" wide>
    <Title lead="Voici votre espace personnel. Que souhaitez-vous faire ?">
      {greeted ? `Bonjour ${greeted}` : "Bonjour"}
    </Title>
    {notices}
    <Tiles>
      {frame.account.menu
        .filter(({ href }) => href !== frame.account.current)
        .map(({ href, label, icon }) => (
          <Tile key={href} level={2} href={href} icon={icon} title={label} text={purposes[label] ?? ""} />
        ))}
    </Tiles>
  </Page>
);
