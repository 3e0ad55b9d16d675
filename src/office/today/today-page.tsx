import { describeDay } from "#kernel/moment.ts";
import type { Space } from "#spaces/space.ts";
import { Card } from "#ui/card.tsx";
import { Icon } from "#ui/icon.tsx";
import type { Desk, Waiting } from "#web/desk/desk.ts";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";

export type WaitingIn = { space: Space; lines: readonly (Waiting & { desk: Pick<Desk, "icon"> })[] };

type Props = { visit: DeskView; portals: readonly WaitingIn[] };

export const TodayPage = ({ visit, portals }: Props) => (
  <DeskPage visit={visit} title="Aujourd’hui">
    <div class="desk-columns">
      {portals.map(({ space, lines }) => (
        <Card key={space.id} title={space.wording.name}>
          {lines.length === 0 ? (
            <p>Rien n’attend pour le moment.</p>
          ) : (
            <ul class="today">
              {lines.map(({ label, count, href, since, isLate, desk }) => (
                <li key={href + label}>
                  <a href={href}>
                    <Icon name={desk.icon} />
                    <strong>{count.toLocaleString("fr-FR")}</strong> {label}
                  </a>
                  {since && (
                    <span class={isLate ? "desk-late" : "today-since"}>
                      {isLate ? "en retard, " : ""}depuis le {describeDay(since)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Card>
      ))}
    </div>
  </DeskPage>
);
