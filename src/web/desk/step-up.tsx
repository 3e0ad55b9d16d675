import { confirmPassword } from "#account/password/confirm-password.actions.ts";
import { asHolder } from "#account/sessions/as-holder.ts";
import type { FormState } from "#kernel/form-state.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import { unconfirmedWords, waitToConfirm } from "../confirm/confirm-form.ts";
import { CurrentPassword } from "../confirm/current-password.tsx";
import type { Redraw } from "../refuse-form.ts";
import type { DeskView, DeskVisit } from "./desk-visit.ts";
import { markConfirmed } from "./roles.queries.ts";

/** In the schema of a form that needs a step-up: `formSchema({ …, ...stepUpField })`. */
export const stepUpField = {
  current_password: exactText(1024, "Ce mot de passe est trop long.").default(""),
};

type Props = { visit: DeskView; state: FormState };

/** Before what cannot be undone (ASVS V7.5.3). Draws nothing when the password was typed again lately. */
export const StepUp = ({ visit, state }: Props) =>
  visit.isConfirmed ? null : <CurrentPassword state={state} />;

/** Called by `act` before its action. `values`: what was typed besides, to draw again. */
export async function confirmStepUp(
  { isConfirmed, office, session, visitor }: DeskVisit,
  typed: { current_password: string },
  values: FormState["values"] = {},
): Promise<Result<null, Redraw>> {
  if (isConfirmed) return done(null);
  if (typed.current_password === "") return refused(missing(values));
  const confirmed = await confirmPassword(asHolder(office, session, visitor), typed.current_password);
  if (!confirmed.ok) {
    const { refusal } = confirmed;
    const errors = unconfirmedWords(refusal, office.space.policy, "Vous ne pouvez rien confirmer");
    if (refusal.kind === "wrong") return refused({ redraw: { values, errors }, status: 400 as const });
    const wait = waitToConfirm(refusal);
    return refused({ redraw: { values, errors }, status: 429 as const, wait });
  }
  await office.db.inTransaction((trx) => markConfirmed(trx, session.id));
  return done(null);
}

const missing = (values: FormState["values"]): Redraw => ({
  redraw: { values, errors: { current_password: "Saisissez votre mot de passe actuel." } },
  status: 400,
});
