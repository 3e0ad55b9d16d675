import type { StaffRole } from "#kernel/actor.ts";
import { describeDate } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { memberStates } from "../staff-words.ts";
import { nameOf, type SeenMember } from "./on-member.ts";

type Props = { visit: DeskView; portals: readonly Space[]; member: SeenMember };

/** One member: roles, access, devices, and what an administrator can do about each. */
export const MemberPage = ({ visit, portals, member }: Props) => {
  const path = `${visit.home}/equipe/${member.holderId}`;
  return (
    <DeskPage visit={visit} title={nameOf(member)}>
      {member.isSelf && (
        <p class="desk-count">
          C’est vous : un autre administrateur change votre rôle ; vos appareils et vos codes sont dans{" "}
          <a href={`${visit.home}/espace/securite`}>Mes accès</a>.
        </p>
      )}
      <div class="desk-columns">
        <Card title="Accès">
          <Facts
            items={[
              { label: "Adresse e-mail", value: <span class="breakable">{member.email}</span> },
              {
                label: "État",
                value: <Tag tone={memberStates[member.state].tone}>{memberStates[member.state].words}</Tag>,
              },
              {
                label: "Dernière connexion",
                value: member.lastSignIn ? describeDate(member.lastSignIn) : "Jamais",
              },
            ]}
          />
          {!member.isSelf && (
            <p>
              <ButtonLink href={`${path}/acces`} tone="quiet" icon="key-round">
                {member.state === "open" ? "Renouveler l’accès" : "Nouveau lien d’accès"}
              </ButtonLink>
            </p>
          )}
        </Card>
        <Card title="Rôles">
          <ul class="team-roles">
            {member.roles.map(({ portal, role }) => (
              <OneRole
                key={portal}
                role={role}
                portal={portals.find(({ id }) => id === portal)?.wording.shortName ?? portal}
                path={member.isSelf ? null : `${path}/roles/${portal}`}
              />
            ))}
          </ul>
        </Card>
      </div>
      <h2>Appareils connectés</h2>
      <div class="desk-scroll">
        <Table
          caption="Sessions ouvertes, la plus récente d’abord"
          columns={[
            { label: "Navigateur" },
            { label: "Depuis" },
            { label: "Vu" },
            { label: "Adresse internet" },
          ]}
          rows={member.devices.map(({ browser, startedAt, seenAt, source }) => [
            browser,
            describeDate(startedAt),
            describeDate(seenAt),
            source,
          ])}
          empty="Aucun appareil n’est connecté."
        />
      </div>
      {!member.isSelf && member.devices.length > 0 && (
        <p>
          <ButtonLink href={`${path}/sessions`} tone="quiet" icon="log-out">
            Fermer ses sessions
          </ButtonLink>
        </p>
      )}
    </DeskPage>
  );
};

/** `path`: `null` where nothing can be changed. */
const OneRole = ({ role, portal, path }: { role: StaffRole; portal: string; path: string | null }) => (
  <li>
    {capitalised(role)} <span>{portal}</span>
    {path && (
      <>
        <a href={path}>
          Changer<span class="hidden-text"> le rôle : {portal}</span>
        </a>
        <a href={`${path}/retrait`}>
          Retirer le rôle<span class="hidden-text"> : {portal}</span>
        </a>
      </>
    )}
  </li>
);
