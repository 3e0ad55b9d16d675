import type { Announcement } from "#kernel/announcement.ts";
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

const journal = {
  signed_in_by_provider: "Connexion par le fournisseur d’identité lié à votre espace",
  provider_proven: "Identité reconnue par le fournisseur, seconde vérification demandée",
  provider_linked: "Fournisseur d’identité lié à votre espace",
  provider_unlinked: "Fournisseur d’identité retiré de votre espace",
};

const announcements = {
  "provider-given-up": {
    tone: "info",
    title: "Vous n’êtes pas connecté",
    text: "Vous avez quitté la page du fournisseur d’identité avant la fin. Recommencez, ou connectez-vous avec votre mot de passe.",
  },
  "provider-unavailable": {
    tone: "warn",
    title: "Le fournisseur d’identité ne répond pas",
    text: "Connectez-vous avec votre mot de passe, ou réessayez dans quelques minutes.",
  },
  "provider-refused": {
    tone: "bad",
    title: "La connexion n’a pas abouti",
    text: "Recommencez, dans ce même navigateur. Si cela se répète, connectez-vous avec votre mot de passe, ou appelez-nous.",
  },
  "provider-no-number": {
    tone: "bad",
    title: "Votre identité n’est rattachée à aucun numéro",
    text: "Le fournisseur d’identité vous a reconnu, mais ne vous rattache à aucun établissement. Connectez-vous avec votre mot de passe.",
  },
  "provider-locked": {
    tone: "bad",
    title: "L’accès à ce compte est bloqué",
    text: "Plusieurs essais ont échoué. Attendez la fin du blocage, ou passez par « Mot de passe oublié » : un nouveau mot de passe le lève.",
  },
  "provider-linked": {
    tone: "ok",
    title: "C’est fait",
    text: "La prochaine fois, votre fournisseur d’identité suffira. Vous pouvez le retirer dans « Sécurité ».",
  },
  "provider-not-linked": {
    tone: "warn",
    title: "Vous êtes connecté, mais rien n’a été lié",
    text: "Votre fournisseur d’identité ne vous rattache pas à ce compte, ou votre accès vient de changer.",
  },
  "provider-unlinked": {
    tone: "ok",
    title: "Fournisseur d’identité retiré",
    text: "Il n’ouvre plus votre espace. Vos autres appareils sont déconnectés.",
  },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

export const providers: Subject = {
  mails: [providerLinkedMail, providerUnlinkedMail],
  sms: [providerLinkedSms, providerUnlinkedSms],
  retention: [links],
  journal,
  announcements,
};
