import type { z } from "zod";
import { isLetterLive, useLiveLetter } from "#letters/holder-letters.queries.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { ChoosePasswordPage } from "../../credentials/choose-password-page.tsx";
import { givePassword } from "../../credentials/give-password.actions.ts";
import { hashChosen } from "../../credentials/hash-chosen.actions.ts";
import { rememberHere } from "../../engine/remember-here.ts";
import type { Redraw, Step } from "../../engine/step.ts";
import { newPasswordForm } from "../../engine/steps/fields.ts";
import { typedName } from "../../engine/typed-name.ts";
import type { signIn } from "../../sign-in/sign-in.journey.ts";

/** A10: whoever came with the provisional password of a letter must choose their own. */
export const letterPasswordStep: Step<
  typeof signIn,
  "choose_password",
  z.infer<ReturnType<typeof newPasswordForm>>
> = {
  path: "/nouveau-mot-de-passe",
  form: newPasswordForm,
  draw: async (visit, { holderId }, state) => (
    <ChoosePasswordPage
      visit={visit}
      action={`${visit.home}/connexion/nouveau-mot-de-passe`}
      accountName={await typedName(visit, holderId, ["number"])}
      state={state}
    />
  ),
  async submit(visit, proven, typed) {
    const { ctx, visitor } = visit;
    if (!(await ctx.db.inTransaction((trx) => isLetterLive(trx, proven)))) return letterOver;
    const hashed = await hashChosen(visit, proven.holderId, typed);
    if (!hashed.ok) return hashed.refusal;
    return {
      event: "password_chosen",
      data: null,
      async write(trx) {
        await lockHolder(trx, proven.holderId);
        if (!(await isLetterLive(trx, proven)) || !(await useLiveLetter(trx, proven))) return letterOver;
        await givePassword(trx, ctx, visitor, proven.holderId, hashed.value);
        return { said: "password-chosen", known: await rememberHere(trx, proven.holderId) };
      },
    };
  },
};

/** It came back, was replaced or has served since its password was typed. */
export const letterOver: Redraw = {
  status: 409,
  redraw: {
    values: {},
    errors: {
      _form:
        "Ce courrier n’est plus valable : il a déjà servi, il nous est revenu, ou un plus récent l’a remplacé. Rien n’a changé. Pour recevoir un code ou un autre courrier, passez par « Mot de passe oublié ».",
    },
  },
};
