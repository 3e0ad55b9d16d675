import type { Retention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOfClosedAccounts } from "../closed-accounts.queries.ts";
import { providerLinkedMail, providerUnlinkedMail } from "./provider.mails.ts";
import { providerLinkedSms, providerUnlinkedSms } from "./provider.sms.ts";

const links: Retention = {
  name: "identities of providers",
  chapter: "access",
  kept: ({ policy: { signIn } }) =>
    signIn.provider && [
      `Lien avec votre identité ${signIn.provider.name}, sous une forme illisible`,
      "Jusqu’à ce que vous le retiriez ou changiez de mot de passe",
    ],
  cleanUp: (trx) => forgetOfClosedAccounts(trx, ["provider_link"]),
};

export const providers: Subject = {
  mails: [providerLinkedMail, providerUnlinkedMail],
  sms: [providerLinkedSms, providerUnlinkedSms],
  retention: [links],
};
