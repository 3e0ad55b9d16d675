import { describeDate } from "#kernel/moment.ts";
import type { Space } from "#spaces/space.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { PostForm } from "#ui/post-form.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { auditPath } from "../audit-address.ts";
import type { ReadingAlert } from "./alerts.queries.ts";
import { readingInWords } from "./reading-words.rules.ts";

type Props = { visit: DeskView; space: Space; alerts: readonly ReadingAlert[] };

/** Readings beyond the figures of the policy, until an administrator says that they looked. */
export const AlertsCard = ({ visit, space, alerts }: Props) => (
  <Card title="Lectures inhabituelles">
    <ul class="audit-alerts">
      {alerts.map((alert) => (
        <li key={alert.id}>
          <p id={`alerte-${alert.id}`}>
            <a href={`${visit.home}${auditPath}?espace=${space.id}&membre=${alert.memberId}`}>
              {alert.member}
            </a>
            {` : ${readingInWords(alert)}, le ${describeDate(alert.raisedAt)}`}
          </p>
          <PostForm action={`${visit.home}${auditPath}/alertes`} csrf={visit.csrf}>
            <input type="hidden" name="espace" value={space.id} />
            <input type="hidden" name="alerte" value={alert.id} />
            <Button tone="quiet" icon="check" describedBy={`alerte-${alert.id}`}>
              J’ai vérifié
            </Button>
          </PostForm>
        </li>
      ))}
    </ul>
  </Card>
);
