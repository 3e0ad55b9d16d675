import { describeDate } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { MemberLine } from "../staff-lines.queries.ts";
import { memberStates } from "../staff-words.ts";
import { nameOf } from "./on-member.ts";

type Props = {
  visit: DeskView;
  portals: readonly Space[];
  members: readonly MemberLine[];
  /** Address of the next page. */
  next: string | null;
};

/** Who may work in the portals that the visitor administers. */
export const TeamPage = ({ visit, portals, members, next }: Props) => (
  <DeskPage
    visit={visit}
    title="Équipe"
    actions={
      <ButtonLink href={`${visit.home}/equipe/inviter`} icon="user-plus">
        Inviter
      </ButtonLink>
    }
  >
    <p class="desk-count">
      Les membres des portails que vous administrez :{" "}
      {portals.map(({ wording }) => wording.shortName).join(", ")}.
    </p>
    <div class="desk-scroll">
      <Table
        caption="Membres, par adresse e-mail"
        columns={[
          { label: "Membre" },
          { label: "Rôles" },
          { label: "État" },
          { label: "Dernière connexion" },
          { label: "Appareils", numeric: true },
        ]}
        rows={members.map((member) => [
          <Who member={member} href={`${visit.home}/equipe/${member.holderId}`} />,
          <Roles roles={member.roles} portals={portals} />,
          <Tag tone={memberStates[member.state].tone}>{memberStates[member.state].words}</Tag>,
          member.lastSignIn ? describeDate(member.lastSignIn) : "Jamais",
          String(member.sessions),
        ])}
        empty="Personne d’autre pour le moment."
      />
    </div>
    {next && (
      <p>
        <a href={next}>Page suivante</a>
      </p>
    )}
  </DeskPage>
);

const Who = ({ member, href }: { member: MemberLine; href: string }) => (
  <>
    <a class="breakable" href={href}>
      {nameOf(member)}
    </a>
    {member.name && <span class="team-mail breakable">{member.email}</span>}
  </>
);

const Roles = ({ roles, portals }: { roles: MemberLine["roles"]; portals: readonly Space[] }) => (
  <ul class="team-roles">
    {roles.map(({ portal, role }) => (
      <li key={portal}>
        {capitalised(role)}{" "}
        <span>{portals.find(({ id }) => id === portal)?.wording.shortName ?? portal}</span>
      </li>
    ))}
  </ul>
);
