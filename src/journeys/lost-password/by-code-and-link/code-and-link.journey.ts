import { z } from "zod";
import type { HolderId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { storedVisitor } from "#kernel/visitor.ts";
import { journey } from "../../engine/journey.ts";

/** The worker checks later whether an account has both. */
const asked = z.object({ number: z.string(), email: z.string(), visitor: storedVisitor });

type Event = "mail_asked" | "mail_resent" | "code_proven" | "password_chosen";

/** A lost password replaced by a code and a link, both valid for this journey alone (S7 to S10). */
export const codeAndLink = journey<Event>()({
  kind: "code-and-link",
  dataVersion: 1,
  start: "identify",
  keeps: {
    identify: null,
    give_code: asked,
    choose_password: z.object({ holderId: storedId<HolderId>() }),
    recovered: null,
  },
  states: {
    identify: { step: "ask-code-and-link", needs: "codes", on: { mail_asked: "give_code" } },
    give_code: {
      step: "give-code",
      needs: "codes",
      on: { mail_resent: "give_code", code_proven: "choose_password" },
    },
    choose_password: { step: "choose-password", on: { password_chosen: "recovered" } },
    recovered: { step: null, on: {} },
  },
});
