import { hasContacts } from "#account/contacts/tell-contacts.actions.ts";
import type { Added } from "#account/factors/add-factor.actions.ts";
import type { ConfirmRefusal } from "#account/password/confirm-password.actions.ts";
import { typedPassword } from "#account/password/typed-passwords.ts";
import type { Context } from "#context.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { retryAfter } from "#http/answers/retry-after.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { SignedIn } from "#modules/signed-in.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import { frameOf } from "../frame.ts";
import { RecoveryCodesPage } from "./pages/recovery-codes-page.tsx";
import { unconfirmedWords, waitToConfirm } from "./refusal-words.ts";

/** Under the space: where the pages of second factors hang. */
export const securityPath = "/espace/securite";

export const baseOf = (ctx: Context) => `/${ctx.space.id}${securityPath}`;

export const currentPassword = typedPassword("Saisissez votre mot de passe actuel.");

export const confirmForm = formSchema({ current_password: currentPassword });

/** Back to Sécurité, which says what happened, if anything did. */
export function backToSecurity(ctx: Context, { request, reply }: SignedIn, said: AnnouncementKey | null) {
  if (said) announce(request, reply, said);
  return seeOther(reply, baseOf(ctx));
}

/** Whether what was just changed is told to a contact of theirs. */
export const isTold = (ctx: Context, { session }: SignedIn): Promise<boolean> =>
  ctx.db.inTransaction((trx) => hasContacts(trx, ctx, session.holderId));

/** The form again after a password that did not confirm, with the status and the wait that go with it. */
export function unconfirmed(ctx: Context, visit: SignedIn, refusal: ConfirmRefusal) {
  const locked = "votre seconde vérification ne peut plus être changée ici";
  const errors = unconfirmedWords(refusal, ctx.space.policy, locked);
  retryAfter(visit.reply, waitToConfirm(refusal));
  const state: FormState = { values: {}, errors };
  return { state, status: refusal.kind === "wrong" ? 400 : 429 };
}

/** What follows a factor added: the first recovery codes, which are shown this once. */
export const afterAdding = (ctx: Context, visit: SignedIn, { recoveryCodes }: Added) =>
  recoveryCodes ? showCodes(ctx, visit, recoveryCodes) : backToSecurity(ctx, visit, "factor-added");

export const showCodes = (ctx: Context, visit: SignedIn, codes: readonly string[]) =>
  sendPage(
    visit.reply,
    <RecoveryCodesPage frame={frameOf(ctx, visit, "security")} base={baseOf(ctx)} codes={codes} />,
  );
