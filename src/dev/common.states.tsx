import { ErrorPage } from "#modules/public/pages/error-page.tsx";
import { spaces } from "#spaces/index.ts";
import { entry } from "#subject/gallery.ts";
import { FrontPage } from "#ui/frame/front-page.tsx";

export const commonStates = [
  entry("Choix de l’espace", "tous", () => (
    <FrontPage portals={spaces.map(({ id: slug, wording }) => ({ id: slug, ...wording }))} />
  )),
  entry("Erreur hors espace", "404", () => <ErrorPage brand={null} status={404} id="3f2a9c41-7be0" />),
];
