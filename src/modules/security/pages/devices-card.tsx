import type { SessionLine } from "#account/sessions/sessions.queries.ts";
import type { SessionId } from "#kernel/ids.ts";
import { describeDate } from "#kernel/moment.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { PostForm } from "#ui/post-form.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";

type Props = {
  sessions: readonly SessionLine[];
  current: SessionId;
  endAction: string;
  endOthersAction: string;
  csrf: string;
};

export const DevicesCard = ({ sessions, current, endAction, endOthersAction, csrf }: Props) => (
  <Card title="Mes appareils connectés">
    <p>Un appareil que vous ne reconnaissez pas ? Déconnectez-le, puis changez votre mot de passe.</p>
    <Table
      caption="Appareils connectés à votre espace"
      columns={[
        { label: "Appareil" },
        { label: "Connecté depuis" },
        { label: "Vu pour la dernière fois" },
        { label: "Action" },
      ]}
      rows={sessions.map((session) => [
        <Device key="device" session={session} />,
        describeDate(session.startedAt),
        describeDate(session.seenAt),
        session.id === current ? (
          <span key="here">
            <Tag tone="ok">cet appareil</Tag>
          </span>
        ) : (
          <PostForm key="end" action={endAction} csrf={csrf}>
            <input type="hidden" name="session" value={session.id} />
            <Button tone="quiet" icon="log-out" describedBy={`device-${session.id}`}>
              Déconnecter cet appareil
            </Button>
          </PostForm>
        ),
      ])}
      empty="Aucun appareil connecté."
    />
    {sessions.some(({ id }) => id !== current) && (
      <PostForm action={endOthersAction} csrf={csrf}>
        <Button tone="danger" icon="log-out">
          Déconnecter tous les autres appareils
        </Button>
      </PostForm>
    )}
  </Card>
);

const Device = ({ session }: { session: SessionLine }) => (
  <span id={`device-${session.id}`}>
    {session.browser}
    <br />
    <span class="faint">adresse {session.source}</span>
  </span>
);
