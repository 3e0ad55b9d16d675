import { z } from "zod";
import { nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

/** The link was passed on by hand: the owner of the address learns who used it. */
export const accessOpenedMail = defineMail({
  kind: "staff-access-opened",
  title: "accès au poste ouvert",
  purpose: "security",
  props: greeted.extend({ isRenewed: z.boolean() }),
  compose: ({ firstName, isRenewed }, { space }) => ({
    subject: `Votre accès au poste de gestion est ${isRenewed ? "renouvelé" : "ouvert"}`,
    firstName,
    parts: [
      isRenewed
        ? "Un nouveau mot de passe et une nouvelle application de codes viennent d’être choisis pour votre accès. Les anciens ne servent plus, et vos appareils sont déconnectés."
        : "Un mot de passe et une application de codes viennent d’être choisis pour votre accès.",
      nothingToDo,
      warnUs(space),
    ],
  }),
});

/** Somebody on the telephone may have passed for the member. */
export const accessRenewedMail = defineMail({
  kind: "staff-access-renewed",
  title: "accès au poste à renouveler",
  purpose: "security",
  props: greeted.extend({ by: z.string() }),
  compose: ({ firstName, by }, { space }) => ({
    subject: "Votre accès au poste de gestion est à renouveler",
    firstName,
    parts: [
      `${by || "Un administrateur"} vient d’annuler votre mot de passe et de préparer un lien pour ouvrir votre accès à nouveau. Vos appareils sont déconnectés.`,
      "Si vous l’avez demandé, ce lien vous est remis en personne : il n’est dans aucun mail.",
      warnUs(space),
    ],
  }),
});
