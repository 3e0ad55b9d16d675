import type { SessionLine } from "#account/sessions/sessions.queries.ts";
import type { SessionId } from "#kernel/ids.ts";
import { describeDate } from "#kernel/moment.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { PostForm } from "#ui/post-form.tsx";
import { Tag } from "#ui/tag.tsx";

type Props = {
  id: string;
  sessions: readonly SessionLine[];
  current: SessionId;
  endAction: string;
  endOthersAction: string;
  csrf: string;
};

export const DevicesCard = ({ id, sessions, current, endAction, endOthersAction, csrf }: Props) => (
  <Card id={id} title="Mes appareils connectés">
    <p>Un appareil que vous ne reconnaissez pas ? Déconnectez-le, puis changez votre mot de passe.</p>
    <ul class="lines">
      {sessions.map((session) => (
        <li key={session.id}>
          <Device session={session} isCurrent={session.id === current} />
          {session.id !== current && (
            <PostForm action={endAction} csrf={csrf}>
              <input type="hidden" name="session" value={session.id} />
              <Button tone="quiet" icon="log-out" describedBy={`device-${session.id}`}>
                Déconnecter cet appareil
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
    {sessions.some(({ id }) => id !== current) && (
      <PostForm action={endOthersAction} csrf={csrf}>
        <Button tone="danger" icon="log-out">
          Déconnecter tous les autres appareils
        </Button>
      </PostForm>
    )}
  </Card>
);

const Device = ({ session, isCurrent }: { session: SessionLine; isCurrent: boolean }) => (
  <div id={`device-${session.id}`}>
    <strong>{session.browser}</strong> {isCurrent && <Tag tone="ok">cet appareil</Tag>}
    <br />
    <span class="faint">
      Vu le {describeDate(session.seenAt)}, connecté depuis le {describeDate(session.startedAt)}, adresse{" "}
      {session.source}
    </span>
  </div>
);
