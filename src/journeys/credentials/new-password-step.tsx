import type { z } from "zod";
import { namesOfProven } from "#account/password/about-holder.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { HolderId } from "#kernel/ids.ts";
import { untilThen } from "#kernel/moment.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import type { SignInRule } from "#spaces/space.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { Redraw } from "#web/refuse-form.ts";
import { rememberHere } from "../engine/remember-here.ts";
import type { Said, StepVisit } from "../engine/step.ts";
import { newPasswordForm } from "../engine/steps/fields.ts";
import { typedName, typedNameIn } from "../engine/typed-name.ts";
import { ChoosePasswordPage } from "./choose-password-page.tsx";
import { hashChosen, type NotChosen } from "./hash-chosen.actions.ts";

type Choosing<Kept> = {
  /** Of the journey, under the space. */
  journeyPath: string;
  /** Of the step, under the journey; "/nouveau" by default. */
  path?: string;
  steps?: readonly string[];
  /** Identifiers typed earlier in the journey: the page may show them. */
  typed: readonly SignInRule["by"][];
  said: AnnouncementKey;
  /** Refuses before hashing, outside any transaction. */
  refuseEarly?(visit: StepVisit, kept: Kept): Promise<Redraw | null>;
  /** Sets the password under the holder's lock; when too late, writes nothing and returns why. */
  give(trx: SpaceTransaction, visit: StepVisit, kept: Kept, passwordHash: string): Promise<Redraw | null>;
};

export const newPasswordStep = <Kept extends { holderId: HolderId }>(choosing: Choosing<Kept>) => ({
  path: choosing.path ?? "/nouveau",
  form: newPasswordForm,
  draw: async (visit: StepVisit, { holderId }: Kept, state: FormState) => (
    <ChoosePasswordPage
      visit={visit}
      action={`${visit.home}${choosing.journeyPath}${choosing.path ?? "/nouveau"}`}
      accountName={await typedName(visit, holderId, choosing.typed)}
      about={await visit.ctx.db.inTransaction((trx) => namesOfProven(trx, holderId))}
      state={state}
      steps={choosing.steps}
    />
  ),
  async submit(visit: StepVisit, kept: Kept, typed: z.infer<ReturnType<typeof newPasswordForm>>) {
    const early = await choosing.refuseEarly?.(visit, kept);
    if (early) return early;
    const { holderId } = kept;
    const hashed = await hashChosen(visit.ctx, { journeyId: visit.journeyId, holderId }, typed);
    if (!hashed.ok) return notChosen(hashed.refusal);
    return {
      event: "password_chosen" as const,
      data: null,
      async write(trx: SpaceTransaction): Promise<Redraw | Said> {
        await lockHolder(trx, holderId);
        const tooLate = await choosing.give(trx, visit, kept, hashed.value);
        if (tooLate) return tooLate;
        const login = await typedNameIn(trx, visit.space, holderId, choosing.typed);
        return { said: choosing.said, known: await rememberHere(trx, holderId), login };
      },
    };
  },
});

/** The holder or the account was closed since the code was given. */
export const noLonger: Redraw = {
  status: 409,
  redraw: {
    values: {},
    errors: {
      _form: "Votre dossier a changé depuis le début de cette démarche : écrivez-nous ou appelez-nous.",
    },
  },
};

function notChosen(refusal: NotChosen): Redraw {
  if (refusal.kind === "faults") return { status: 400, redraw: { values: {}, errors: refusal.errors } };
  const { lock } = refusal;
  const message = `Trop de mots de passe que vous aviez déjà ont été proposés ici. Attendez ${untilThen(lock)}, ou recommencez la démarche.`;
  return { status: 429, wait: lock?.wait ?? null, redraw: { values: {}, errors: { _form: message } } };
}
