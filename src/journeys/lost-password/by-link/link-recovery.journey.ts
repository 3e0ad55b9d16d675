import { z } from "zod";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { storedVisitor } from "#kernel/visitor.ts";
import { journey } from "../../engine/journey.ts";

type Event = "mail_asked" | "mail_resent" | "link_followed" | "password_chosen";

/** A lost password replaced through a link sent to the account's address (N8). */
export const linkRecovery = journey<Event>()({
  kind: "link-recovery",
  dataVersion: 1,
  start: "identify",
  keeps: {
    identify: null,
    /** The worker checks later whether an account has this address. */
    mail_sent: z.object({ email: z.string(), visitor: storedVisitor }),
    choose_password: z.object({ accountId: storedId<AccountId>(), holderId: storedId<HolderId>() }),
    recovered: null,
  },
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
