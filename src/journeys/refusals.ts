import { explainRefusal, waitAfter } from "#account/refusal-words.ts";
import type { PasswordRefusal } from "#account/verify-password.actions.ts";
import type { LockRule } from "#spaces/space.ts";
import type { Redraw } from "./step.ts";

/** The page again after a password that was not accepted. */
export function passwordRefused(
  refusal: PasswordRefusal,
  values: Readonly<Record<string, string>>,
  wording: { wrong: string; lock: LockRule; wayOut: string; sooner: string },
): Redraw {
  const { wrong, wayOut, sooner, lock } = wording;
  const message = explainRefusal(refusal, lock, { wrong, wayOut, sooner, locked: "l’accès est bloqué" });
  const redraw = { values, errors: { _form: message } };
  if (refusal.kind === "wrong") return { redraw, status: 401 };
  return { redraw, status: 429, wait: waitAfter(refusal) };
}
