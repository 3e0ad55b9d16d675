import { hasContacts } from "#account/contacts/tell-contacts.actions.ts";
import type { Added } from "#account/factors/add-factor.actions.ts";
import type { ConfirmRefusal } from "#account/password/confirm-password.actions.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { Outcome } from "#web/conclude.ts";
import { unconfirmed as notConfirmed } from "#web/confirm/confirm-form.ts";
import { RecoveryCodesPage } from "#web/factors/recovery-codes-page.tsx";
import type { MemberVisit } from "#web/visit.ts";

/** Under the space: all pages of this module. */
export const securityPath = "/espace/securite";

export const renewalLater = "/espace/renouvellement/plus-tard";

export const baseOf = ({ home }: Pick<MemberVisit, "home">) => home + securityPath;

export const backToSecurity = (said: AnnouncementKey | null) => ({ to: securityPath, said });

/** Whether a contact will get a message about the change. */
export const isTold = ({ ctx, session }: MemberVisit): Promise<boolean> =>
  ctx.db.inTransaction((trx) => hasContacts(trx, ctx, session.holderId));

/** After a password that did not confirm a change of factors. */
export const unconfirmed = (visit: MemberVisit, refusal: ConfirmRefusal) =>
  notConfirmed(visit, refusal, "votre seconde vérification ne peut plus être changée ici");

/** The first factor comes with recovery codes, shown once. */
export const afterAdding = (visit: MemberVisit, { recoveryCodes }: Added): Outcome =>
  recoveryCodes ? showCodes(visit, recoveryCodes) : backToSecurity("factor-added");

export const showCodes = (visit: MemberVisit, codes: readonly string[]) => ({
  show: <RecoveryCodesPage visit={visit} next={baseOf(visit)} codes={codes} />,
});
