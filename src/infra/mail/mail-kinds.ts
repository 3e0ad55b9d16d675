import type { LinkId } from "#kernel/ids.ts";

/** The mails Parvis sends and what each is told. One composer per kind, listed in `app.ts`. */
export type MailProps = {
  activation: { linkId: LinkId; firstName: string };
  "address-taken": { firstName: string };
  "account-activated": { firstName: string };
  recovery: { linkId: LinkId };
  "password-changed": { firstName: string };
};
