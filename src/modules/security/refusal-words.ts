import type { ChangeRefusal } from "#account/password/change-password.actions.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import type { Policy } from "#spaces/space.ts";
import { unconfirmedWords } from "#web/confirm/confirm-form.ts";

export function refusalWords(refused: ChangeRefusal, policy: Policy): FieldErrors {
  if (refused.kind === "new") return refused.errors;
  return unconfirmedWords(refused.refusal, policy, "votre mot de passe ne peut plus être changé ici");
}
