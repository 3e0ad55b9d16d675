import type { HolderId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { journey } from "../../engine/journey.ts";

/** What was typed; whether an account has both is for the worker to find out. */
type Asked = { number: string; email: string; visitor: Visitor };

type Data = {
  identify: null;
  give_code: Asked;
  choose_password: { holderId: HolderId };
  recovered: null;
};

type Event = "mail_asked" | "mail_resent" | "code_proven" | "password_chosen";

/** A lost password replaced by a code that comes with a link, both good for this journey alone (S7 to S10). */
export const codeAndLink = journey<Data, Event>()({
  kind: "code-and-link",
  start: "identify",
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
