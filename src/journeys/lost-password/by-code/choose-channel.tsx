import { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { Guard } from "../../engine/anti-robot/anti-robot.ts";
import { askRefused } from "../../engine/refusals.ts";
import type { Step } from "../../engine/step.ts";
import { admitAskAbout } from "../../proofs/code/issue-code.actions.ts";
import { findContactsShown } from "../../proofs/decoy/contacts-shown.queries.ts";
import { askCode } from "./ask-code.actions.ts";
import { askByPost } from "./by-post/ask-by-post.actions.ts";
import { ChooseChannelPage } from "./choose-channel-page.tsx";
import { codeNotAsked } from "./code-refusals.ts";
import type { codeToContact } from "./code-to-contact.journey.ts";

const form = formSchema({ choice: z.enum(["mail", "sms", "post"], "Choisissez l’un des moyens proposés.") });

const guard: Guard<{ number: string }> = {
  form: "choose-channel",
  watched: () => ["asks"],
  about: ({ number }) => ({ number }),
};

export const chooseChannelStep: Step<typeof codeToContact, "choose_channel", z.infer<typeof form>> = {
  path: "/choix",
  form,
  guard,
  async draw(visit, { number }, state) {
    const contacts = await visit.ctx.db.inTransaction((trx) => findContactsShown(trx, visit.ctx, number));
    // For display only: the request itself is dated by the database.
    const due = new Date(Date.now() + visit.space.policy.letters.promise);
    return <ChooseChannelPage {...{ visit, number, contacts, due, state }} />;
  },
  async submit(visit, { number }, { choice }) {
    const { ctx, visitor, journeyId } = visit;
    const admitted = await admitAskAbout(visit, number);
    if (!admitted.ok) return askRefused(admitted.refusal, guard, {});
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
