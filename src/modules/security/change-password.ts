import { changePassword } from "#account/password/change-password.actions.ts";
import { newPasswordFields } from "#account/password/typed-passwords.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { strengthOf } from "#kernel/password/password-strength.rules.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import type { Outcome } from "#web/conclude.ts";
import { currentPassword, waitToConfirm } from "#web/confirm/confirm-form.ts";
import type { MemberVisit } from "#web/visit.ts";
import { backToSecurity, isTold } from "./factor-pages.tsx";
import { refusalWords } from "./refusal-words.ts";

type Typed = { current_password: string; password: string; password_confirmation: string };

export const changePasswordOn = (space: Space) => ({ form: formFor(space), act: change });

const formFor = perSpace(({ policy }: Space) =>
  formSchema({
    current_password: currentPassword,
    ...newPasswordFields(policy.password, {
      missing: "Choisissez un nouveau mot de passe.",
      unrepeated: "Retapez le nouveau mot de passe pour le confirmer.",
    }),
  }),
);

async function change(visit: MemberVisit, typed: Typed): Promise<Outcome> {
  const changed = await changePassword(visit.ctx, typed);
  if (!changed.ok) {
    const { refusal } = changed;
    const redraw = { values: {}, errors: refusalWords(refusal, visit.space.policy) };
    if (!("_form" in redraw.errors)) return { redraw, status: 400 };
    const wait = refusal.kind === "current" ? waitToConfirm(refusal.refusal) : null;
    return { redraw, status: 429, wait };
  }
  return { ...backToSecurity(await wordsAfter(visit, typed.password)), opened: changed.value };
}

async function wordsAfter(visit: MemberVisit, password: string) {
  if ((strengthOf(password) ?? 1) < 3) return "password-changed-weak";
  return (await isTold(visit)) ? "password-changed-and-told" : "password-changed";
}
