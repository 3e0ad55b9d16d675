import type { LetterKind, ReturnReason } from "#infra/db/tables/enrolment-tables.ts";
import { describeLongDay } from "#kernel/moment.ts";
import { capitalised, spacedPhone } from "#kernel/text/text.ts";
import { bankReason, deceased } from "#kernel/values/bank-reasons.rules.ts";
import { cents, describeMoney } from "#kernel/values/money.ts";
import { titleOfKind } from "#letters/printing/batch-files.rules.ts";
import { returnReasons } from "#letters/returns/return-reasons.rules.ts";
import { openingReasons } from "#registry/openings/openings.rules.ts";
import type { Tone } from "#ui/notice.tsx";
import type { TimelineLine } from "../reading/timeline.queries.ts";
import { contactFields } from "./contact-words.ts";

/** Words that the subjects contribute, by kind. */
export type Words = {
  journal: ReadonlyMap<string, string>;
  mails: ReadonlyMap<string, { title: string }>;
  approvals: ReadonlyMap<string, { words: string }>;
};

/** `tone`: only where staff should look. */
export type Told = { title: string; text: readonly string[]; tone?: Tone };

type Tell = (line: TimelineLine, words: Words) => Told;

const said = (value: unknown) => (typeof value === "string" ? value : "");

const dates: Readonly<Record<string, string>> = {
  added: "Ajout au registre",
  address: "Adresse postale changée par le registre",
  contact: "Mail ou téléphone changé par le registre",
  iban: "IBAN changé par le registre",
  closed: "Retrait du registre",
  enrolment_opened: "Inscription commencée",
  enrolment_activated: "Inscription terminée",
  enrolment_closed: "Inscription close",
};

const letterStates: Readonly<Record<string, string>> = {
  requested: "demandé",
  printed: "imprimé",
  posted: "posté",
  returned: "revenu",
  used: "utilisé",
  expired: "expiré ou remplacé",
};

const letter: Tell = ({ what, detail }) => ({
  title: `${capitalised(titleOfKind(said(detail.kind) as LetterKind))} : ${letterStates[what] ?? what}`,
  text: [
    what === "requested" && detail.byStaff === true ? "par le service" : "",
    what === "returned" ? (returnReasons[said(detail.why) as ReturnReason] ?? "") : "",
  ],
  ...(what === "returned" && { tone: "warn" as const }),
});

const sending: Readonly<Record<string, string>> = {
  waiting: "en attente",
  sent: "parti",
  refused: "refusé",
  expired: "abandonné : trop tard",
  suppressed: "retenu : cette adresse ne reçoit plus",
};

const message: Tell = ({ what, detail }, { mails }) => {
  const isSms = detail.channel === "sms";
  const state = said(detail.state);
  return {
    title: `${isSms ? "SMS" : "Mail"} « ${mails.get(what)?.title ?? what} » : ${sending[state] ?? state}`,
    text: [isSms ? spacedPhone(said(detail.recipient)) : said(detail.recipient), said(detail.error)],
    ...(state === "refused" && { tone: "bad" as const }),
  };
};

const actors: Readonly<Record<string, string>> = { staff: "par le service", system: "par Parvis" };
const alarming = new Set(["locked", "account_closed"]);

const event: Tell = ({ what, detail }, { journal }) => ({
  title: journal.get(what) ?? what,
  text: [actors[said(detail.actor)] ?? said(detail.browser), said(detail.source)],
  ...(alarming.has(what) && { tone: "warn" as const }),
});

const statuses: Readonly<Record<string, string>> = {
  ordered: "ordonné",
  paid: "payé",
  rejected: "rejeté",
  returned: "retourné",
};

const checks: Readonly<Record<string, string>> = {
  amount_differs: "Un montant ne suit pas le barème : à vérifier",
  holder_deceased: "La banque signale un décès : à traiter, sans en parler à la personne",
};

const payment: Tell = ({ what, detail }) => {
  const check = checks[what];
  if (check) return { title: check, text: [], tone: "bad" };
  const day = said(detail.day);
  return {
    title: `Versement de ${describeMoney(cents(Number(detail.cents)))} : ${statuses[what] ?? what}`,
    text: [said(detail.reference), day && describeLongDay(day), reasonToStaff(said(detail.reason))],
    ...((what === "rejected" || what === "returned") && { tone: "warn" as const }),
  };
};

/** Staff may read the reason that no holder may (MD07). */
const reasonToStaff = (reason: string) =>
  reason.trim().toUpperCase() === deceased
    ? "MD07 : titulaire décédé, à ne pas dire à la personne"
    : [reason, bankReason(reason)?.words]
        .filter((word, place, all) => word && all.indexOf(word) === place)
        .join(" : ");

const call: Tell = ({ detail }) => ({
  title: detail.caller === "holder" ? "Appel de la personne" : `Appel de ${said(detail.callerName)}`,
  text: [
    said(detail.said),
    detail.identityChecked === true ? "identité vérifiée" : "identité non vérifiée",
    `noté par ${said(detail.staff)}`,
  ],
});

const outcomes: Readonly<Record<string, string>> = {
  approval_asked: "demandé",
  approval_approved: "approuvé",
  approval_refused: "refusé",
  approval_cancelled: "demande retirée",
};

const correction: Tell = ({ what, detail }, { approvals }) => {
  const outcome = outcomes[what];
  if (outcome)
    return {
      title: `${approvals.get(said(detail.kind))?.words ?? said(detail.kind)} : ${outcome}`,
      text: [`par ${said(detail.by)}`, said(detail.reason)],
    };
  const shown = (value: unknown) => (what === "phone" ? spacedPhone(said(value)) : said(value)) || "rien";
  return {
    title: `${contactFields[what] ?? what} : ${detail.by === "holder" ? "changement par la personne" : "correction du service"}`,
    text: what === "iban" ? [] : [`${shown(detail.before)} → ${shown(detail.after)}`],
  };
};

const opening: Tell = ({ what, detail }) => ({
  title: `Dossier ouvert : ${openingReasons[what as keyof typeof openingReasons] ?? what}`,
  text: [said(detail.role), said(detail.note)],
});

const tells: Readonly<Record<TimelineLine["part"], Tell>> = {
  registre: ({ what }) => ({ title: dates[what] ?? what, text: [] }),
  courriers: letter,
  messages: message,
  securite: event,
  versements: payment,
  appels: call,
  corrections: correction,
  consultations: opening,
};

/** One line of the timeline in French. */
export function tell(line: TimelineLine, words: Words): Told {
  const told = tells[line.part](line, words);
  return { ...told, text: told.text.filter((part) => part !== "") };
}
