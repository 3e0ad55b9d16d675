import { defineMail, greeted, type MailTools } from "#infra/mail/mail-kind.ts";
import type { PaymentId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { paymentsPath } from "../payments-path.ts";

/** `paymentId`: where the link leads; `null`: to the list, for several payments. */
const about = greeted.extend({ paymentId: storedId<PaymentId>().nullable() });

const hrefOf = ({ space, publicUrl }: MailTools, paymentId: PaymentId | null) =>
  new URL(`/${space.id}${paymentsPath}${paymentId ? `/${paymentId}` : ""}`, publicUrl).href;

const signInFirst =
  "Connectez-vous comme d’habitude : la page s’ouvrira ensuite. Par prudence, ce mail ne donne ni montant, ni compte.";

/** Amount, label and reference stay in the space: anybody may read a mailbox. */
export const paymentMadeMail = defineMail({
  kind: "payment-made",
  title: "versement fait",
  purpose: "news",
  props: about,
  compose: ({ firstName, paymentId }, tools) => ({
    subject: `Un versement ${tools.space.wording.shortName} vous a été fait`,
    firstName,
    parts: [
      `Un versement vous a été fait. Vous en trouverez le détail dans votre espace personnel sur « ${tools.space.wording.name} ».`,
      {
        action: paymentId ? "Voir ce versement" : "Voir mes prestations",
        href: hrefOf(tools, paymentId),
      },
      signInFirst,
    ],
  }),
});

export const paymentFailedMail = defineMail({
  kind: "payment-failed",
  title: "versement non fait",
  purpose: "news",
  props: about,
  compose: ({ firstName, paymentId }, tools) => ({
    subject: `Un versement ${tools.space.wording.shortName} n’a pas pu être fait`,
    firstName,
    parts: [
      `Un versement qui vous était destiné n’a pas pu être fait. Votre espace personnel sur « ${tools.space.wording.name} » dit ce qui s’est passé, et ce que vous pouvez faire.`,
      {
        action: paymentId ? "Voir ce versement" : "Voir mes prestations",
        href: hrefOf(tools, paymentId),
      },
      signInFirst,
    ],
  }),
});
