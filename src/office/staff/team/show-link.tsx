import type { InvitationId } from "#kernel/ids.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { invitationAddress } from "../invitation-link.ts";
import { LinkPage } from "./invite-page.tsx";

export const showLink = (visit: DeskVisit, email: string, id: InvitationId) => ({
  show: <LinkPage visit={visit} email={email} address={invitationAddress(visit.office, id)} />,
});
