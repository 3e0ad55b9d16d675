import type { DeskRoute } from "#web/desk/desk.ts";
import { deskPage } from "#web/desk/desk-screen.ts";
import { accessRoutes } from "./access.routes.tsx";
import { MemberPage } from "./member-page.tsx";
import { administered, loadMember, ofMember } from "./on-member.ts";
import { roleRoutes } from "./role.routes.tsx";

/** What an administrator can see and do about one member. */
export const memberRoutes: readonly DeskRoute[] = [
  deskPage({
    path: "/equipe/:member",
    opens: "administrateur",
    load: loadMember,
    draw: (visit, member) => <MemberPage visit={visit} portals={administered(visit)} member={member} />,
  }),
  ...[...roleRoutes, ...accessRoutes].map(ofMember),
];
