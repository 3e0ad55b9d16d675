import { z } from "zod";
import { hashNewPassword } from "#account/new-password.actions.ts";
import { announce } from "#http/announce.ts";
import type { linkRecovery } from "../link-recovery.journey.ts";
import { recoverPassword } from "../recovery.actions.ts";
import type { Step } from "../step.ts";
import { ChoosePasswordPage } from "./choose-password-page.tsx";
import { newPasswordFields } from "./fields.ts";

const form = z.object(newPasswordFields);

export const choosePasswordStep: Step<typeof linkRecovery, "choose_password", z.infer<typeof form>> = {
  path: "/nouveau",
  form,
  draw: (visit, _, state) => (
    <ChoosePasswordPage visit={visit} action={`${visit.home}/mot-de-passe-oublie/nouveau`} state={state} />
  ),
  async submit(visit, recovering, typed) {
    const hashed = await hashNewPassword(visit.ctx, recovering.holderId, typed);
    if (!hashed.ok) return { status: 400, redraw: { values: {}, errors: hashed.refusal } };
    return {
      event: "password_chosen",
      data: null,
      async write(trx) {
        await recoverPassword(trx, visit.ctx, visit.visitor, recovering, hashed.value);
        announce(visit.request, visit.reply, "password-recovered");
      },
    };
  },
};
