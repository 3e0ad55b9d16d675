import type { z } from "zod";
import type { AnnouncementKey } from "#account/journal/announcements.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { HolderId } from "#kernel/ids.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import type { SignInRule } from "#spaces/space.ts";
import { rememberHere } from "../engine/remember-here.ts";
import type { Redraw, Said, StepVisit } from "../engine/step.ts";
import { newPasswordForm } from "../engine/steps/fields.ts";
import { typedName } from "../engine/typed-name.ts";
import { ChoosePasswordPage } from "./choose-password-page.tsx";
import { hashChosen } from "./hash-chosen.actions.ts";

/** Where such a step stands, and what a password chosen there does: nothing, with the reason, if it came too late. */
type Choosing = {
  /** Of the journey, under the space. */
  journeyPath: string;
  steps: readonly string[];
  /** What was typed on the way here, and may be shown again. */
  typed: readonly SignInRule["by"][];
  said: AnnouncementKey;
  give(
    trx: SpaceTransaction,
    visit: StepVisit,
    holderId: HolderId,
    passwordHash: string,
  ): Promise<Redraw | null>;
};

/** Whoever proved with a code who they are chooses a password. */
export const newPasswordStep = ({ journeyPath, steps, typed: typedBefore, said, give }: Choosing) => ({
  path: "/nouveau",
  form: newPasswordForm,
  draw: async (visit: StepVisit, { holderId }: { holderId: HolderId }, state: FormState) => (
    <ChoosePasswordPage
      visit={visit}
      action={`${visit.home}${journeyPath}/nouveau`}
      accountName={await typedName(visit, holderId, typedBefore)}
      state={state}
      steps={steps}
    />
  ),
  async submit(
    visit: StepVisit,
    { holderId }: { holderId: HolderId },
    typed: z.infer<ReturnType<typeof newPasswordForm>>,
  ) {
    const hashed = await hashChosen(visit, holderId, typed);
    if (!hashed.ok) return hashed.refusal;
    return {
      event: "password_chosen" as const,
      data: null,
      async write(trx: SpaceTransaction): Promise<Redraw | Said> {
        // What it finds must not change before the password has.
        await lockHolder(trx, holderId);
        const tooLate = await give(trx, visit, holderId, hashed.value);
        return tooLate ?? { said, known: await rememberHere(trx, holderId) };
      },
    };
  },
});

/** The registry closed the holder, or the account, since the code was given. */
export const noLonger: Redraw = {
  status: 409,
  redraw: {
    values: {},
    errors: {
      _form: "Votre dossier a changé depuis le début de cette démarche : écrivez-nous ou appelez-nous.",
    },
  },
};
