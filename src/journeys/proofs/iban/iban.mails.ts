import { warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

export const alreadyActiveMail = defineMail({
  kind: "already-active",
  title: "compte déjà ouvert",
  purpose: "security",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: "Vous avez déjà un compte",
    firstName,
    parts: [
      `Quelqu’un, sans doute vous, a voulu s’inscrire sur « ${space.wording.name} » avec votre ${space.wording.number} et la fin de votre IBAN. Votre compte y est déjà ouvert : il n’y a pas à s’inscrire une seconde fois.`,
      "Pour y entrer, choisissez « Connexion ». Vous ne savez plus votre mot de passe ? Choisissez « Mot de passe oublié ».",
      warnUs(space),
    ],
  }),
});

export const ibanMissingMail = defineMail({
  kind: "iban-missing",
  title: "RIB manquant",
  purpose: "news",
  props: greeted,
  compose: ({ firstName }, { space }) => {
    const { phone, hours, email } = space.wording.contact;
    return {
      subject: "Votre RIB nous manque",
      firstName,
      parts: [
        `Quelqu’un, sans doute vous, a voulu s’inscrire sur « ${space.wording.name} » avec votre ${space.wording.number}. L’inscription demande la fin de votre IBAN, et nous n’avons pas votre RIB.`,
        `Pour nous le communiquer, appelez le ${phone}, ${hours}, ou écrivez à ${email}. Vous pourrez ensuite vous inscrire.`,
        "Ce n’est pas vous ? Vous n’avez rien à faire : aucun compte n’a été ouvert.",
      ],
    };
  },
});
