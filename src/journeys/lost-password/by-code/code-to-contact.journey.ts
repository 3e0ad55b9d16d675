import { z } from "zod";
import type { Channel } from "#infra/db/tables/proof-tables.ts";
import type { HolderId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { storedVisitor } from "#kernel/visitor.ts";
import { journey } from "../../engine/journey.ts";

/** In its normal form. No page reveals whether a holder has it. */
const named = z.object({ number: z.string() });
/** `visitor` is for the journal, which the worker writes. */
const asked = named.extend({ visitor: storedVisitor });

type Event =
  | "number_given"
  | "code_asked"
  | "code_resent"
  | "other_channel_wanted"
  | "letter_asked"
  | "code_proven"
  | "password_chosen";

/** First connection or lost password: a code sent to a contact on file, or a letter (A2 to A8). */
export const codeToContact = journey<Event>()({
  kind: "code-to-contact",
  dataVersion: 1,
  start: "identify",
  keeps: {
    identify: null,
    choose_channel: named,
    enter_code: asked.extend({ channel: z.enum(["mail", "sms"] satisfies Channel[]) }),
    letter_announced: asked,
    choose_password: z.object({ holderId: storedId<HolderId>() }),
    password_chosen: null,
  },
  states: {
    identify: { step: "give-number", on: { number_given: "choose_channel" } },
    choose_channel: {
      step: "choose-channel",
      on: { code_asked: "enter_code", letter_asked: "letter_announced" },
    },
    enter_code: {
      step: "enter-code",
      needs: "codes",
      on: {
        code_resent: "enter_code",
        other_channel_wanted: "choose_channel",
        code_proven: "choose_password",
      },
    },
    // The row waits for the worker, which requests the letter; another way is another journey.
    letter_announced: { step: "letter-announced", on: {} },
    choose_password: { step: "choose-password", on: { password_chosen: "password_chosen" } },
    password_chosen: { step: null, on: {} },
  },
});
