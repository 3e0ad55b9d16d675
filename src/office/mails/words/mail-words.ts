import type { ResendRefusal } from "#account/contacts/resend-mail.actions.ts";
import type { MailStanding } from "#infra/mail/log/mail-log.queries.ts";
import { describeMoment } from "#kernel/moment.ts";
import type { Tone } from "#ui/notice.tsx";

export const standingWords: Readonly<Record<MailStanding, { label: string; tone: Tone }>> = {
  waiting: { label: "En attente", tone: "info" },
  sent: { label: "Parti", tone: "ok" },
  returned: { label: "Revenu", tone: "bad" },
  refused: { label: "Refusé", tone: "bad" },
  expired: { label: "Périmé", tone: "warn" },
  suppressed: { label: "Retenu", tone: "warn" },
};

const resendWords: Readonly<Record<Exclude<ResendRefusal["kind"], "limit">, string>> = {
  nobody: "Ce mail n’est adressé à aucun dossier : il ne se renvoie pas.",
  not_resent: "Ce genre de mail ne se renvoie pas.",
  proof_over: "Le lien ou le code de ce mail ne vaut plus rien. La personne doit refaire sa demande.",
  under_way: "Un mail de ce genre est déjà en route vers cette adresse.",
  address_left: "Cette adresse n’est plus celle du dossier : rien n’y est envoyé.",
  suppressed: "Les mails à cette adresse sont suspendus. Un superviseur peut lever la suspension.",
};

export const whyNotResent = (refusal: ResendRefusal): string =>
  refusal.kind === "limit"
    ? `Trop de mails de ce genre sont déjà partis. Attendez jusqu’${describeMoment(refusal.limit.until)}.`
    : resendWords[refusal.kind];
