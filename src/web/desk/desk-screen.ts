import { readCookie } from "#http/cookies.ts";
import type { StaffRole } from "#kernel/actor.ts";
import { findOpenSession } from "../open-session.ts";
import { screensFor } from "../screens.ts";
import { officeHome } from "./desk-addresses.ts";
import type { DeskVisit } from "./desk-visit.ts";

/** The screens of the back office. */
export const {
  page: deskPage,
  post: deskPost,
  screen: deskScreen,
} = screensFor<DeskVisit, StaffRole>(async ({ office, request }) => {
  const token = readCookie(request, "session");
  const isOpen =
    token && "session" in (await office.db.inTransaction((trx) => findOpenSession(trx, office, token, true)));
  return isOpen ? null : officeHome;
});
