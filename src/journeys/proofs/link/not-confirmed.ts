import { describeMoment } from "#kernel/moment.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { LinkToConfirm, NotConfirmed } from "./link-confirm.actions.ts";

const wrong: Readonly<Record<LinkToConfirm["purpose"], string>> = {
  activation: "Ce mail n’a pas été envoyé pour ce numéro. Vérifiez-le, et tapez celui de vos courriers.",
  recovery: "Cette adresse n’est pas celle à laquelle le mail est arrivé. Vérifiez-la et recommencez.",
};

/** The form of a link again, with why what was typed does not confirm it. */
export function notConfirmed(
  refusal: NotConfirmed,
  purpose: LinkToConfirm["purpose"],
  values: { proof: string },
): Redraw {
  const again = (proof: string) => ({ values, errors: { proof } });
  if (refusal.kind === "wrong") return { status: 401, redraw: again(wrong[purpose]) };
  const { lock } = refusal;
  const message = lock
    ? `Trop d’essais : cette page ne répond plus jusqu’${describeMoment(lock.until)}. Le lien reste bon dans le navigateur où vous avez commencé.`
    : "Trop d’essais : recommencez depuis le début.";
  return { status: 429, wait: lock?.wait ?? null, redraw: again(message) };
}
