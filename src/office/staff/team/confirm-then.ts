import type { HolderId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { Outcome } from "#web/conclude.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { confirmStepUp, stepUpField } from "#web/desk/step-up.tsx";
import type { RoleRefusal } from "../change-role.actions.ts";
import type { AccessRefusal } from "../member-access.actions.ts";
import { memberIdOf, reason } from "./on-member.ts";
import { refuseWith } from "./refusal-words.ts";

/** In the form of each action on a member. */
export const confirmed = { reason, ...stepUpField };

type Typed = { reason: string; current_password: string };
export type Does<Value> = (id: HolderId) => Promise<Result<Value, RoleRefusal | AccessRefusal>>;

/** Confirms by the password, acts, and words the refusal. */
export async function confirmThen<Value>(
  visit: DeskVisit,
  { current_password, ...values }: Typed,
  act: Does<Value>,
  then: (value: Value) => Outcome,
): Promise<Outcome> {
  const id = memberIdOf(visit);
  if (!id) return gone;
  const stepped = await confirmStepUp(visit, { current_password }, values);
  if (!stepped.ok) return stepped.refusal;
  const acted = await act(id);
  if (acted.ok) return then(acted.value);
  return acted.refusal === "gone" ? gone : refuseWith(acted.refusal, values);
}

export const gone: Outcome = { to: "/equipe", said: "staff-gone" };
export const backTo = (visit: DeskVisit, said: AnnouncementKey) => (): Outcome => ({
  to: `/equipe/${memberIdOf(visit)}`,
  said,
});
