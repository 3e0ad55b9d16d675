import type { Enrolment } from "#spaces/space.ts";

/** `short`: below a bar. */
type Named = { label: string; short: string };

export type Step =
  | (Named & { by: "posted" | "account" })
  /** Any of these events of the holder. */
  | (Named & { by: "events"; events: readonly string[] });

/** How holders come to an account. */
export type Way = {
  /** The first letter printed; or the first of these events of a holder without an account. */
  begins: { by: "letter" } | { by: "events"; events: readonly string[] };
  beginning: Named;
  /** Completes "par mois". */
  month: string;
  steps: readonly Step[];
};

const account: readonly Step[] = [
  { label: "Compte ouvert", short: "Compte", by: "account" },
  {
    label: "Première connexion",
    short: "Connexion",
    by: "events",
    events: ["signed_in", "signed_in_by_provider"],
  },
];

/** The way of each portal, from its beginning to the first sign-in. Staff are invited one by one: they have none. */
export const ways: Readonly<Record<Exclude<Enrolment, "invitation">, Way>> = {
  "provisional-credentials": {
    begins: { by: "letter" },
    beginning: { label: "Courrier imprimé", short: "Imprimé" },
    month: "du premier courrier imprimé",
    steps: [
      { label: "Courrier posté", short: "Posté", by: "posted" },
      { label: "Identité prouvée", short: "Identité", by: "events", events: ["credentials_recognised"] },
      ...account,
    ],
  },
  "code-to-contact": {
    begins: { by: "events", events: ["code_sent", "letter_asked"] },
    beginning: { label: "Code ou courrier demandé", short: "Demande" },
    month: "de la première demande",
    steps: [
      {
        label: "Identité prouvée",
        short: "Identité",
        by: "events",
        events: ["code_proven", "letter_recognised"],
      },
      ...account,
    ],
  },
  "registry-secret": {
    begins: { by: "events", events: ["iban_recognised", "enrolment_refused"] },
    beginning: { label: "Essai d’inscription", short: "Essai" },
    month: "du premier essai",
    steps: [
      { label: "Identité prouvée", short: "Identité", by: "events", events: ["iban_recognised"] },
      { label: "Mail d’activation envoyé", short: "Mail", by: "events", events: ["activation_mail_sent"] },
      ...account,
    ],
  },
};

export function wayOf(enrolment: Enrolment): Way {
  if (enrolment === "invitation") throw new Error("the back office has no figures");
  return ways[enrolment];
}

/** Events that a way looks for after its beginning. */
export const eventsAfter = ({ steps }: Way): readonly string[] =>
  steps.flatMap((step) => (step.by === "events" ? step.events : []));
