import { formSchema } from "#http/forms/form-schema.ts";
import { staffRoles } from "#kernel/actor.ts";
import { newEmail } from "#kernel/fields/typed-address.ts";
import { choice } from "#kernel/fields/typed-choice.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskPage, deskScreen } from "#web/desk/desk-screen.ts";
import { confirmStepUp, stepUpField } from "#web/desk/step-up.tsx";
import { inviteMember } from "../invite-member.actions.ts";
import { listMembers } from "../staff-lines.queries.ts";
import { InvitePage } from "./invite-page.tsx";
import { memberRoutes } from "./member.routes.tsx";
import { administered, reason, teamOf, withoutOthers } from "./on-member.ts";
import { refuseWith } from "./refusal-words.ts";
import { showLink } from "./show-link.tsx";
import { TeamPage } from "./team-page.tsx";

const atOnce = 50;

const list = deskPage({
  path: "/equipe",
  opens: "administrateur",
  async load(trx, visit) {
    const portals = administered(visit);
    const { after = "" } = visit.request.query as { after?: string };
    const found = await listMembers(trx, {
      portals: portals.map(({ id }) => id),
      after: String(after),
      most: atOnce + 1,
      lifetimes: visit.office.space.policy.lifetimes,
    });
    const members = found.slice(0, atOnce).map((line) => withoutOthers(line, portals));
    return { portals, members, last: found.length > atOnce ? members.at(-1)?.email : undefined };
  },
  draw: (visit, { portals, members, last }) => (
    <TeamPage
      visit={visit}
      portals={portals}
      members={members}
      next={last ? `${visit.home}/equipe?after=${encodeURIComponent(last)}` : null}
    />
  ),
});

const inviting = deskScreen({
  path: "/equipe/inviter",
  opens: "administrateur",
  load: async (_, visit) => administered(visit),
  draw: (visit, portals, state) => <InvitePage visit={visit} portals={portals} state={state} />,
  form: formSchema({
    email: newEmail("Saisissez l’adresse e-mail de cette personne."),
    portal: exactText(64, "Choisissez un portail.").min(1, "Choisissez un portail."),
    role: choice(staffRoles, "Choisissez un rôle."),
    reason,
    ...stepUpField,
  }),
  async act(visit, { current_password, reason, ...typed }) {
    const values = { ...typed, reason };
    const portal = administered(visit).find(({ id }) => id === typed.portal)?.id;
    if (!portal) return { redraw: { values, errors: { portal: "Choisissez un portail." } }, status: 400 };
    const confirmed = await confirmStepUp(visit, { current_password }, values);
    if (!confirmed.ok) return confirmed.refusal;
    const invited = await inviteMember(teamOf(visit), { ...typed, portal, reason });
    if (!invited.ok)
      return invited.refusal === "gone"
        ? { to: "/equipe", said: "staff-gone" }
        : refuseWith(invited.refusal, values);
    const { access } = invited.value;
    if (access.kind === "link") return showLink(visit, typed.email, access.id);
    return {
      to: "/equipe",
      said: access.kind === "open" ? "staff-role-given" : "staff-role-given-elsewhere",
    };
  },
});

export const teamRoutes: readonly DeskRoute[] = [list, ...inviting, ...memberRoutes];
