import type { ComponentChildren } from "preact";
import { Tile, Tiles } from "#ui/tile.tsx";
import { Title } from "#ui/title.tsx";
import type { Module, ToDo } from "#web/module.ts";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import { HelpCard } from "./help-card.tsx";
import { ToDoCard } from "./to-do-card.tsx";

type HomePageProps = {
  visit: MemberView;
  /** The first name of the holder, or the name of the establishment. */
  greeted: string;
  modules: readonly Pick<Module, "menu" | "card">[];
  toDo: readonly ToDo[];
  notices?: ComponentChildren;
  panels?: ComponentChildren;
};

export const HomePage = ({ visit, greeted, modules, toDo, notices, panels }: HomePageProps) => (
  <SpacePage visit={visit} title="Accueil de votre espace" wide>
    <Title lead="Voici votre espace personnel. Que souhaitez-vous faire ?">
      {greeted ? `Bonjour ${greeted}` : "Bonjour"}
    </Title>
    {notices}
    <ToDoCard home={visit.home} toDo={toDo} />
    <Tiles>
      {modules.map(
        ({ menu, card }) =>
          card && (
            <Tile
              key={menu.path}
              level={2}
              href={visit.home + menu.path}
              icon={menu.icon}
              title={menu.label}
              text={card.text}
            />
          ),
      )}
    </Tiles>
    <div class="panels">
      {panels}
      <HelpCard space={visit.space} home={visit.home} />
    </div>
  </SpacePage>
);
