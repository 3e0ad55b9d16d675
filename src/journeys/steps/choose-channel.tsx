import { z } from "zod";
import { tooManyFromSource } from "#account/refusal-words.ts";
import { limitLasts } from "#account/verify-password.actions.ts";
import { admitAskAbout, askByPost, askCode } from "../ask-code.actions.ts";
import type { codeToContact } from "../code-to-contact.journey.ts";
import { findContactsShown } from "../contacts-shown.queries.ts";
import type { Redraw, Step } from "../step.ts";
import { ChooseChannelPage } from "./choose-channel-page.tsx";
import { codeNotAsked } from "./code-refusals.ts";

const form = z.object({ choice: z.enum(["mail", "sms", "post"], "Choisissez l’un des moyens proposés.") });

export const chooseChannelStep: Step<typeof codeToContact, "choose_channel", z.infer<typeof form>> = {
  path: "/choix",
  form,
  async draw(visit, { number }, state) {
    const contacts = await visit.ctx.db.inTransaction((trx) => findContactsShown(trx, visit.ctx, number));
    return <ChooseChannelPage visit={visit} number={number} contacts={contacts} state={state} />;
  },
  async submit(visit, { number }, { choice }) {
    const { ctx, visitor, journeyId } = visit;
    if (!(await admitAskAbout(ctx, visit, number)))
      return { status: 429, wait: limitLasts, redraw: { values: {}, errors: { _form: tooManyFromSource } } };
    if (choice === "post")
      return {
        event: "letter_asked",
        data: { number, visitor },
        write: async (trx) => ((await askByPost(trx, ctx, journeyId, number)) ? null : alreadyAsked),
      };
    return {
      event: "code_asked",
      data: { number, channel: choice, visitor },
      async write(trx) {
        const asked = await askCode(trx, ctx, visit, { journeyId, channel: choice }, number);
        return asked.ok ? null : codeNotAsked(asked.refusal, ctx.space);
      },
    };
  },
};

const alreadyAsked: Redraw = {
  status: 409,
  redraw: {
    values: {},
    errors: { _form: "Un courrier a déjà été demandé : voyez plus bas quand il arrivera." },
  },
};
