type Announcement = { tone: "ok" | "warn" | "bad" | "info"; title: string; text?: string };

const announcements = {
  "account-activated": {
    tone: "ok",
    title: "Compte activé",
    text: "Votre espace personnel est ouvert. Connectez-vous avec votre adresse mail et votre mot de passe.",
  },
  "account-activated-by-number": {
    tone: "ok",
    title: "Compte activé",
    text: "Votre espace est ouvert. Connectez-vous avec votre numéro et le mot de passe que vous avez choisi.",
  },
  "address-added": {
    tone: "ok",
    title: "Adresse mail ajoutée",
    text: "Elle est désormais celle de votre compte. Connectez-vous avec votre numéro et le nouveau mot de passe que vous avez choisi.",
  },
  "password-recovered": {
    tone: "ok",
    title: "Mot de passe changé",
    text: "Connectez-vous avec votre nouveau mot de passe.",
  },
  "password-changed": {
    tone: "ok",
    title: "Mot de passe changé",
    text: "Vos autres appareils sont déconnectés.",
  },
  "password-changed-and-told": {
    tone: "ok",
    title: "Mot de passe changé",
    text: "Vos autres appareils sont déconnectés. Un message vous le confirme.",
  },
  "password-changed-weak": {
    tone: "warn",
    title: "Mot de passe changé, mais facile à deviner",
    text: "Un ou deux mots de plus, sans rapport entre eux, le rendraient bien plus solide. Vos autres appareils sont déconnectés.",
  },
  "device-disconnected": { tone: "ok", title: "Appareil déconnecté" },
  "device-gone": { tone: "info", title: "Cet appareil était déjà déconnecté" },
  "devices-disconnected": { tone: "ok", title: "Tous vos autres appareils sont déconnectés" },
  "mail-resent": { tone: "ok", title: "Mail renvoyé", text: "Il porte le même lien que le précédent." },
  "reset-resent": {
    tone: "ok",
    title: "Mail renvoyé",
    text: "Il porte le même lien et le même code : le premier arrivé est le bon.",
  },
  "password-chosen": {
    tone: "ok",
    title: "Félicitations !",
    text: "Vous pouvez désormais vous connecter à votre espace avec votre numéro et votre nouveau mot de passe.",
  },
  "code-resent": {
    tone: "ok",
    title: "Code renvoyé",
    text: "C’est le même code : le premier arrivé est le bon.",
  },
  "code-renewed": {
    tone: "ok",
    title: "Nouveau code envoyé",
    text: "Le précédent ne sert plus.",
  },
  "nothing-under-way": {
    tone: "info",
    title: "Aucune demande en cours dans ce navigateur",
    text: "Recommencez ici : cela ne prend que quelques minutes.",
  },
  "factor-added": {
    tone: "ok",
    title: "Seconde vérification en place",
    text: "Elle vous sera demandée à chaque connexion, après le mot de passe.",
  },
  "factor-removed": { tone: "ok", title: "Seconde vérification retirée" },
  "factor-removed-and-told": {
    tone: "ok",
    title: "Seconde vérification retirée",
    text: "Un message vous le confirme.",
  },
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
  "letter-announced": {
    tone: "ok",
    title: "Courrier demandé",
    text: "Vous le recevrez chez vous par la poste.",
  },
  "renewal-dismissed": { tone: "ok", title: "C’est noté", text: "Ce conseil reviendra dans un mois." },
  "signed-out": { tone: "ok", title: "Vous êtes déconnecté", text: "À bientôt." },
  "session-over": {
    tone: "warn",
    title: "Votre session est terminée",
    text: "Elle s’arrête après un temps sans activité, pour votre sécurité. Connectez-vous à nouveau.",
  },
  "session-ended": {
    tone: "warn",
    title: "Votre session est terminée",
    text: "Elle a été fermée depuis un autre appareil, ou parce que vos accès ont changé. Connectez-vous à nouveau ; si ce n’est pas vous, appelez-nous.",
  },
  "already-signed-in": {
    tone: "info",
    title: "Vous êtes déjà connecté",
    text: "Pour ouvrir un autre espace que celui-ci, déconnectez-vous d’abord.",
  },
} as const satisfies Record<string, Announcement>;

export type AnnouncementKey = keyof typeof announcements;

export const announcementOf = (key: string | null): Announcement | undefined =>
  key !== null && Object.hasOwn(announcements, key) ? announcements[key as AnnouncementKey] : undefined;
