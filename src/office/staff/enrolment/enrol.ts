import type { z } from "zod";
import { faultsBeforeComparing, faultsOfNewPassword } from "#account/password/new-password.actions.ts";
import { triesLeft } from "#account/password/refusal-words.ts";
import { newPasswordFields } from "#account/password/typed-passwords.ts";
import { inPageOrder } from "#http/forms/form-errors.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { describeMoment } from "#kernel/moment.ts";
import { type Result, refused } from "#kernel/result.ts";
import { text } from "#kernel/text/typed-text.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { LockRule, Space } from "#spaces/space.ts";
import { typedTotpCode, wrongTotpCode } from "#web/factors/totp-code.tsx";
import type { Redraw } from "#web/refuse-form.ts";
import type { EnrolmentVisit } from "./enrolment.routes.tsx";
import { type CodeRefusal, judgeFirstCode } from "./judge-code.actions.ts";
import { openAccess } from "./open-access.actions.ts";

const longestName = 60;

export const enrolmentForm = perSpace(({ policy }: Pick<Space, "policy">) =>
  formSchema({
    first_name: text(longestName, "Ce prénom est trop long.").min(1, "Saisissez votre prénom."),
    last_name: text(longestName, "Ce nom est trop long.").min(1, "Saisissez votre nom."),
    ...newPasswordFields(policy.password, {
      missing: "Choisissez un mot de passe.",
      unrepeated: "Retapez le mot de passe pour le confirmer.",
    }),
    code: typedTotpCode,
  }),
);

type Typed = z.output<ReturnType<typeof enrolmentForm>>;

/** Returns the recovery codes. The code is judged first, counted; the password is hashed once everything else is right. */
export async function enrol(
  { ctx, visitor, space, invitation, member, secret }: EnrolmentVisit,
  typed: Typed,
): Promise<Result<string[], Redraw | "gone">> {
  const { first_name: firstName, last_name: lastName } = typed;
  const values = { first_name: firstName, last_name: lastName };
  const judged = await judgeFirstCode(ctx, invitation, secret, typed.code);
  const wanted = { ...typed, email: member.email, names: [firstName, lastName] };
  // A first access has no former password; one that another tab just opened is told as such below.
  const faults =
    judged.ok && member.accountId
      ? await faultsOfNewPassword(ctx, invitation.holderId, wanted)
      : await faultsBeforeComparing(ctx, invitation.holderId, wanted);
  const code = judged.ok ? {} : { code: explainCode(judged.refusal, space.policy.lock) };
  const errors = inPageOrder(enrolmentForm(space), { ...faults, ...code });
  if (!judged.ok) return refused(refuseCode(judged.refusal, { values, errors }));
  if (Object.keys(errors).length > 0) return refused({ redraw: { values, errors }, status: 400 });
  const passwordHash = await ctx.passwords.hash(typed.password);
  const chosen = { firstName, lastName, passwordHash, secret, step: judged.value };
  return openAccess(ctx, visitor, invitation.id, chosen);
}

function explainCode(refusal: CodeRefusal, { tries }: LockRule): string {
  if (refusal.kind === "wrong") return `${wrongTotpCode} ${triesLeft(refusal)}`;
  if (!refusal.lock)
    return "Après de nombreux essais manqués, ce lien n’est plus accepté. Demandez-en un nouveau.";
  return `Après ${tries} essais manqués, aucun code n’est plus accepté jusqu’${describeMoment(refusal.lock.until)}.`;
}

const refuseCode = (refusal: CodeRefusal, redraw: Redraw["redraw"]): Redraw =>
  refusal.kind === "wrong"
    ? { redraw, status: 400 }
    : { redraw, status: 429, wait: refusal.lock?.wait ?? null };
