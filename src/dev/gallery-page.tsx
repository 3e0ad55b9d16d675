import type { GalleryEntry } from "#subject/gallery.ts";
import { Page } from "#ui/frame/page.tsx";
import { Title } from "#ui/title.tsx";
import type { Room } from "./gallery.tsx";

export const GalleryPage = ({ rooms }: { rooms: readonly Room[] }) => (
  <Page brand={null} title="Toutes les pages" wide>
    <Title lead="Chaque page dans chacun de ses états, avec des données inventées. Rien de ceci n’existe en production.">
      Toutes les pages
    </Title>
    {rooms.map((room) => (
      <section key={room.key} class="stack" aria-labelledby={`room-${room.key}`}>
        <h2 id={`room-${room.key}`}>{room.name}</h2>
        <dl class="facts">
          {byPage(room.entries).map(([page, entries]) => (
            <div key={page}>
              <dt>{page}</dt>
              <dd class="row">
                {entries.map((one) => (
                  <a key={one.key} href={`/_dev/pages/${room.key}/${one.key}`}>
                    {one.state}
                  </a>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </Page>
);

const byPage = (entries: readonly GalleryEntry[]) =>
  Object.entries(Object.groupBy(entries, ({ page }) => page)).map(
    ([page, group]) => [page, group ?? []] as const,
  );
