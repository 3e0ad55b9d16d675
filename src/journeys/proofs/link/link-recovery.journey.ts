import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { journey } from "../../engine/journey.ts";

type Data = {
  identify: null;
  /** What was typed; whether an account has that address is for the worker to find out. */
  mail_sent: { email: string; visitor: Visitor };
  choose_password: { accountId: AccountId; holderId: HolderId };
  recovered: null;
};

type Event = "mail_asked" | "mail_resent" | "link_followed" | "password_chosen";

/** A lost password replaced through a link sent to the account's address (N8). */
export const linkRecovery = journey<Data, Event>()({
  kind: "link-recovery",
  start: "identify",
  states: {
    identify: { step: "ask-link", on: { mail_asked: "mail_sent" } },
    mail_sent: {
      step: "recovery-mail-sent",
      on: { mail_resent: "mail_sent", link_followed: "choose_password" },
    },
    choose_password: { step: "choose-password", on: { password_chosen: "recovered" } },
    recovered: { step: null, on: {} },
  },
});
