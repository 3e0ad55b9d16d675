import { emptyForm, type FormState } from "#kernel/form-state.ts";
import type { HolderId, SessionId, SpaceId } from "#kernel/ids.ts";
import { office } from "#spaces/office/space.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { longAddress, longName, wrongForm } from "#subject/sample.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { InvitePage, LinkPage, RoleField } from "./invite-page.tsx";
import { MemberActionPage } from "./member-action-page.tsx";
import { MemberPage } from "./member-page.tsx";
import type { SeenMember } from "./on-member.ts";
import { TeamPage } from "./team-page.tsx";

const seenAt = new Date("2026-12-01T08:31:00Z");

const claire: SeenMember = {
  holderId: "00000000-0000-4000-8000-000000000011" as HolderId,
  email: "claire.besson@gestion.example",
  name: "Claire Besson",
  roles: [{ portal: "portail" as SpaceId, role: "superviseur" }],
  state: "open",
  lastSignIn: seenAt,
  sessions: 1,
  devices: [
    {
      id: "00000000-0000-4000-8000-000000000012" as SessionId,
      startedAt: new Date("2026-12-01T07:02:00Z"),
      seenAt,
      browser: "Firefox sur Windows",
      source: "192.0.2.40",
    },
  ],
  isSelf: false,
};
const invited: SeenMember = {
  ...claire,
  holderId: "00000000-0000-4000-8000-000000000013" as HolderId,
  email: longAddress,
  name: "",
  state: "invited",
  lastSignIn: null,
  sessions: 0,
  devices: [],
};
const long: SeenMember = { ...invited, name: longName, state: "expired" };

const without = wrongForm({ reason: "Dites pourquoi, en quelques mots." });
const lastOne = wrongForm({
  _form: "C’est le dernier administrateur de ce portail : donnez d’abord ce rôle à une autre personne.",
});

/** Équipe, in its states. */
export const teamStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(
    office,
    { label: "Équipe", path: "/equipe" },
    {
      home: "/gestion",
      spaces: [{ space, role: "administrateur" }],
    },
  );
  const shared = { visit, portals: [space] };
  const here = (member: SeenMember): SeenMember => ({
    ...member,
    roles: [{ portal: space.id, role: "superviseur" }],
  });
  const act = (state: FormState) => (
    <MemberActionPage
      visit={visit}
      member={claire}
      title="Changer le rôle"
      to="x"
      tone="strong"
      says="Dès sa prochaine page."
      state={state}
    >
      <RoleField state={state} />
    </MemberActionPage>
  );
  return [
    entry("Gestion – Équipe", "personne", () => <TeamPage {...shared} members={[]} next={null} />),
    entry("Gestion – Équipe", "des membres", () => (
      <TeamPage {...shared} members={[claire, invited, long].map(here)} next="/gestion/equipe?after=x" />
    )),
    entry("Gestion – Membre", "accès ouvert", () => <MemberPage {...shared} member={here(claire)} />),
    entry("Gestion – Membre", "invité", () => <MemberPage {...shared} member={here(long)} />),
    entry("Gestion – Membre", "soi-même", () => (
      <MemberPage {...shared} member={{ ...here(claire), isSelf: true }} />
    )),
    entry("Gestion – Inviter", "vide", () => <InvitePage {...shared} state={emptyForm} />),
    entry("Gestion – Inviter", "refusé", () => <InvitePage {...shared} state={without} />),
    entry("Gestion – Inviter", "le lien", () => (
      <LinkPage
        visit={visit}
        email={longAddress}
        address={`https://gestion.example/gestion/inscription/${"x".repeat(65)}`}
      />
    )),
    entry("Gestion – Changer un rôle", "vide", () => act(emptyForm)),
    entry("Gestion – Changer un rôle", "dernier administrateur", () => act(lastOne)),
  ];
};
