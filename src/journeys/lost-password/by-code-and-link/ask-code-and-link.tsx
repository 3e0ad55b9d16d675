import type { z } from "zod";
import { readCookie } from "#http/cookies.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { newEmail } from "#kernel/fields/typed-address.ts";
import { addressKey } from "#kernel/text/text.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import { withKeptLogin } from "#web/kept/kept-login.ts";
import type { Guard } from "../../engine/anti-robot/anti-robot.ts";
import { askRefused } from "../../engine/refusals.ts";
import type { Step } from "../../engine/step.ts";
import { typedNumber } from "../../engine/steps/fields.ts";
import { admitAskAbout } from "../../proofs/code/issue-code.actions.ts";
import { codeNotAsked } from "../by-code/code-refusals.ts";
import { askCodeAndLink, countedOn } from "./ask-code-and-link.actions.ts";
import { AskCodeAndLinkPage } from "./ask-code-and-link-page.tsx";
import { codeAndLink } from "./code-and-link.journey.ts";
import { codeAndLinkWords } from "./code-and-link-words.ts";

const form = perSpace((space: Space) =>
  formSchema({
    number: typedNumber(space),
    email: newEmail(`Saisissez l’${space.wording.emailAddress} de votre compte.`),
  }),
);
type Form = z.infer<ReturnType<typeof form>>;

const guard: Guard<unknown> = {
  form: "ask-code-and-link",
  watched: () => ["asks"],
  about: (_, { number }) => (number ? { number } : null),
};

/** S7. Makes no query: the answer is the same for all, and only the worker sends mail (REC-11). */
export const askCodeAndLinkStep: Step<typeof codeAndLink, "identify", Form> = {
  path: "",
  form,
  guard,
  draw: (visit, _, state) => (
    <AskCodeAndLinkPage
      visit={visit}
      state={withKeptLogin(visit, state)}
      mayHaveCode={readCookie(visit.request, `journey-${codeAndLink.kind}`) !== null}
    />
  ),
  resumes: ({ state, data }, typed) =>
    state === "give_code" &&
    typed.number === data.number &&
    addressKey(typed.email) === addressKey(data.email),
  recalls: { give_code: ({ number, email }) => ({ number, email }) },
  async submit(visit, _, typed) {
    const { ctx, visitor } = visit;
    const asked = { ...typed, visitor };
    const admitted = await admitAskAbout(visit, countedOn(asked));
    if (!admitted.ok) return askRefused(admitted.refusal, guard, typed);
    return {
      event: "mail_asked",
      data: asked,
      async write(trx) {
        const issued = await askCodeAndLink(trx, ctx, visit, asked);
        if (issued.ok) return null;
        const refused = codeNotAsked(issued.refusal, ctx.space, codeAndLinkWords);
        return { ...refused, redraw: { ...refused.redraw, values: typed } };
      },
    };
  },
};
