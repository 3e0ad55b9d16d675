import { z } from "zod";
import { hashNewPassword } from "#account/new-password.actions.ts";
import { usePasswordLetter } from "#enrolment/holder-letters.queries.ts";
import { announce } from "#http/announce.ts";
import { givePassword } from "../give-password.actions.ts";
import type { signIn } from "../sign-in.journey.ts";
import type { Step } from "../step.ts";
import { ChoosePasswordPage } from "./choose-password-page.tsx";
import { newPasswordFields } from "./fields.ts";

const form = z.object(newPasswordFields);

/** A10: whoever came with the provisional password of a letter must choose their own. */
export const letterPasswordStep: Step<typeof signIn, "choose_password", z.infer<typeof form>> = {
  path: "/nouveau-mot-de-passe",
  form,
  draw: (visit, _, state) => (
    <ChoosePasswordPage visit={visit} action={`${visit.home}/connexion/nouveau-mot-de-passe`} state={state} />
  ),
  async submit(visit, proven, typed) {
    const { ctx, visitor } = visit;
    const hashed = await hashNewPassword(ctx, proven.holderId, typed);
    if (!hashed.ok) return { status: 400, redraw: { values: {}, errors: hashed.refusal } };
    return {
      event: "password_chosen",
      data: null,
      async write(trx) {
        if (!(await usePasswordLetter(trx, proven))) throw new Error("a letter was settled meanwhile");
        await givePassword(trx, ctx, visitor, proven.holderId, hashed.value);
        announce(visit.request, visit.reply, "password-chosen");
      },
    };
  },
};
