import { hours, seconds } from "#kernel/duration.ts";
import { ErrorPage } from "#modules/public/pages/error-page.tsx";
import { HomePage } from "#modules/public/pages/home-page.tsx";
import { publicPages } from "#modules/public/public.routes.tsx";
import { brandOf } from "#spaces/brand.ts";
import { spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import { FrontPage } from "#ui/frame/front-page.tsx";
import { entry } from "./entry.ts";

const statuses = [400, 403, 404, 405, 410, 413, 500];
const tones = ["ok", "warn", "bad", "info"] as const;
const id = "3f2a9c41-7be0";

/** The pages of one space that need no sign-in. */
export const publicStates = (space: Space) => [
  ...Object.entries(publicPages).map(([path, PublicPage]) =>
    entry(path === "" ? "Accueil" : path.slice(1), "simple", () => <PublicPage space={space} />),
  ),
  ...tones.map((tone) =>
    entry("Accueil", `annonce ${tone}`, () => (
      <HomePage space={space} announcement={{ tone, title: "Compte activé", text: "Connectez-vous." }} />
    )),
  ),
  ...statuses.map((status) =>
    entry("Erreur", String(status), () => <ErrorPage brand={brandOf(space)} status={status} id={id} />),
  ),
  entry("Erreur", "429", () => (
    <ErrorPage brand={brandOf(space)} status={429} id={id} retryAfter={hours(2)} />
  )),
  entry("Erreur", "503", () => (
    <ErrorPage brand={brandOf(space)} status={503} id={id} retryAfter={seconds(10)} />
  )),
];

/** The pages that belong to no space. */
export const commonStates = [
  entry("Choix de l’espace", "tous", () => (
    <FrontPage portals={spaces.map(({ id: slug, wording }) => ({ id: slug, ...wording }))} />
  )),
  entry("Erreur hors espace", "404", () => <ErrorPage brand={null} status={404} id={id} />),
];
