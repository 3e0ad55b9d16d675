import { formSchema } from "#http/forms/form-schema.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import { endMemberSessions, renewAccess } from "../member-access.actions.ts";
import { backTo, confirmed, confirmThen } from "./confirm-then.ts";
import { MemberActionPage } from "./member-action-page.tsx";
import { loadMember, teamOf } from "./on-member.ts";
import { showLink } from "./show-link.tsx";

const path = "/equipe/:member";
const opens = "administrateur";

const sessions = deskScreen({
  path: `${path}/sessions`,
  opens,
  load: loadMember,
  draw: (visit, member, state) => (
    <MemberActionPage
      visit={visit}
      member={member}
      title="Fermer ses sessions"
      to="sessions"
      says="Tous ses appareils sont déconnectés. Cette personne peut se connecter à nouveau."
      state={state}
    />
  ),
  form: formSchema(confirmed),
  act: (visit, typed) =>
    confirmThen(
      visit,
      typed,
      (id) => endMemberSessions(teamOf(visit), id, typed.reason),
      backTo(visit, "staff-sessions-ended"),
    ),
});

const access = deskScreen({
  path: `${path}/acces`,
  opens,
  load: loadMember,
  draw: (visit, member, state) => (
    <MemberActionPage
      visit={visit}
      member={member}
      title="Renouveler l’accès"
      to="acces"
      says={
        member.state === "open"
          ? "Pour un téléphone ou des codes perdus. Son mot de passe et ses sessions ne valent plus rien ; un lien, à lui remettre, lui fera choisir un mot de passe et une application de codes. Un mail l’en prévient."
          : "L’ancien lien ne vaut plus rien ; un nouveau, à lui remettre, ouvrira son accès."
      }
      state={state}
    />
  ),
  form: formSchema(confirmed),
  async act(visit, typed) {
    const member = await visit.ctx.db.inTransaction((trx) => loadMember(trx, visit));
    return confirmThen(
      visit,
      typed,
      (id) => renewAccess(teamOf(visit), id, typed.reason),
      (link) => showLink(visit, member?.email ?? "", link),
    );
  },
});

/** Sessions, and a new link after a lost factor. */
export const accessRoutes = [...sessions, ...access];
