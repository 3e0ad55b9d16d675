import type { Channel } from "#infra/db/tables/proof-tables.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { journey } from "../../engine/journey.ts";

/** The number that was typed, in its normal form; whether anybody has it is never said. */
type Named = { number: string };
/** A code was asked for. `visitor` is for the journal, which the worker writes. */
type CodeAsked = Named & { channel: Channel; visitor: Visitor };

type Data = {
  identify: null;
  choose_channel: Named;
  enter_code: CodeAsked;
  letter_announced: Named & { visitor: Visitor };
  choose_password: { holderId: HolderId };
  password_chosen: null;
};

type Event =
  | "number_given"
  | "code_asked"
  | "code_resent"
  | "other_channel_wanted"
  | "letter_asked"
  | "code_proven"
  | "password_chosen";

/** First connection or lost password, alike: a code sent to a contact on file, or a letter (A2 to A8). */
export const codeToContact = journey<Data, Event>()({
  kind: "code-to-contact",
  start: "identify",
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
    // The row stays as it is for the worker, who has the letter to ask for; another way is another journey.
    letter_announced: { step: "letter-announced", on: {} },
    choose_password: { step: "choose-password", on: { password_chosen: "password_chosen" } },
    password_chosen: { step: null, on: {} },
  },
});
