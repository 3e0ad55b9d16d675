import { hours, seconds } from "#kernel/duration.ts";
import { brandOf } from "#spaces/brand.ts";
import type { Space } from "#spaces/space.ts";
import type { Contributed } from "#subject/contributed.ts";
import { entry } from "#subject/gallery.ts";
import { ErrorPage } from "./pages/error-page.tsx";
import { HomePage } from "./pages/home-page.tsx";
import { publicPages } from "./public.routes.tsx";

const statuses = [400, 403, 404, 405, 410, 413, 500];
const tones = ["ok", "warn", "bad", "info"] as const;
const id = "3f2a9c41-7be0";
const activated = { title: "Compte activé", text: "Connectez-vous." };

export const publicStates = (space: Space, contributed: Contributed) => [
  ...Object.entries(publicPages(contributed)).map(([path, PublicPage]) =>
    entry(path === "" ? "Accueil" : path.slice(1), "simple", () => <PublicPage space={space} />),
  ),
  ...tones.map((tone) =>
    entry("Accueil", `annonce ${tone}`, () => (
      <HomePage space={space} announcement={{ ...activated, tone, hasAccount: tone === "ok" }} />
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
