import { isLetterLive, useLiveLetter } from "#letters/holder-letters.queries.ts";
import type { Redraw } from "#web/refuse-form.ts";
import { givePassword } from "../../credentials/give-password.actions.ts";
import { newPasswordStep } from "../../credentials/new-password-step.tsx";
import type { LetterProven } from "../../sign-in/sign-in.journey.ts";

/** A10: a visitor who signed in with a letter's provisional password chooses their own. */
export const letterPasswordStep = newPasswordStep<LetterProven>({
  journeyPath: "/connexion",
  path: "/nouveau-mot-de-passe",
  typed: ["number"],
  said: "password-chosen",
  refuseEarly: async ({ ctx }, proven) =>
    (await ctx.db.inTransaction((trx) => isLetterLive(trx, proven))) ? null : letterOver,
  async give(trx, { ctx, visitor }, proven, passwordHash) {
    if (!(await isLetterLive(trx, proven)) || !(await useLiveLetter(trx, proven))) return letterOver;
    await givePassword(trx, ctx, visitor, proven.holderId, passwordHash);
    return null;
  },
});

/** The letter came back, was replaced or was used since its password was typed. */
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
