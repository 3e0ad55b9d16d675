import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { staffRoles } from "#kernel/actor.ts";
import { choice } from "#kernel/fields/typed-choice.ts";
import type { Space } from "#spaces/space.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { changeRole, withdrawRole } from "../change-role.actions.ts";
import { backTo, confirmed, confirmThen, type Does, gone } from "./confirm-then.ts";
import { RoleField } from "./invite-page.tsx";
import { MemberActionPage } from "./member-action-page.tsx";
import { loadMember, portalOf, type SeenMember, teamOf } from "./on-member.ts";

const path = "/equipe/:member/roles/:portal";
const opens = "administrateur";

type InPortal = { member: SeenMember; portal: Space };

async function loadInPortal(trx: SpaceTransaction, visit: DeskVisit): Promise<InPortal | null> {
  const member = await loadMember(trx, visit);
  const portal = portalOf(visit);
  return member && portal && member.roles.some((one) => one.portal === portal.id) ? { member, portal } : null;
}

const changing = deskScreen({
  path,
  opens,
  load: loadInPortal,
  draw: (visit, { member, portal }, state) => {
    const present = member.roles.find((one) => one.portal === portal.id)?.role;
    return (
      <MemberActionPage
        visit={visit}
        member={member}
        title="Changer le rôle"
        to={`roles/${portal.id}`}
        tone="strong"
        says={`Dans le portail ${portal.wording.shortName}. Le nouveau rôle vaut dès la prochaine page de cette personne.`}
        state={state}
      >
        <RoleField state={{ ...state, values: { role: present ?? "", ...state.values } }} />
      </MemberActionPage>
    );
  },
  form: formSchema({ role: choice(staffRoles, "Choisissez un rôle."), ...confirmed }),
  async act(visit, typed) {
    const portal = portalOf(visit);
    if (!portal) return gone;
    const to = { portal: portal.id, role: typed.role };
    const act: Does<unknown> = (id) => changeRole(teamOf(visit), id, to, typed.reason);
    return confirmThen(visit, typed, act, backTo(visit, "staff-role-changed"));
  },
});

const withdrawing = deskScreen({
  path: `${path}/retrait`,
  opens,
  load: loadInPortal,
  draw: (visit, { member, portal }, state) => (
    <MemberActionPage
      visit={visit}
      member={member}
      title="Retirer le rôle"
      to={`roles/${portal.id}/retrait`}
      says={`Dans le portail ${portal.wording.shortName}. Cette personne n’y verra plus rien dès sa prochaine page.`}
      state={state}
    />
  ),
  form: formSchema(confirmed),
  async act(visit, typed) {
    const portal = portalOf(visit);
    if (!portal) return gone;
    const act: Does<unknown> = (id) => withdrawRole(teamOf(visit), id, portal.id, typed.reason);
    return confirmThen(visit, typed, act, () => ({ to: "/equipe", said: "staff-role-withdrawn" }));
  },
});

/** Another role in one portal, or none. */
export const roleRoutes = [...changing, ...withdrawing];
