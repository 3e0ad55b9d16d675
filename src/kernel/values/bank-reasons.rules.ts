/** What the holder can do: correct what is on file, give another account, or wait. */
export type ReasonFamily = "correct" | "other_account" | "wait";

export type BankReason = { family: ReasonFamily; words: string };

/** The death of a holder is for staff alone: it is never shown, mailed or asked about. */
export const deceased = "MD07";

/** ISO 20022 external codes (ExternalStatusReason, ExternalReturnReason) that occur with SEPA credit transfers. */
const reasons: Readonly<Record<string, BankReason>> = {
  AC01: { family: "other_account", words: "le numéro de compte (IBAN) n’existe pas ou comporte une erreur" },
  AC02: { family: "other_account", words: "le numéro de compte n’est pas valable" },
  AC03: { family: "other_account", words: "le numéro de compte n’est pas valable" },
  AC04: { family: "other_account", words: "le compte est clôturé" },
  AC06: { family: "other_account", words: "le compte est bloqué" },
  AC13: { family: "other_account", words: "ce type de compte ne reçoit pas ce virement" },
  AG01: {
    family: "other_account",
    words: "ce compte ne reçoit pas de virement, comme certains comptes d’épargne",
  },
  AG02: { family: "wait", words: "la banque n’a pas reconnu l’opération" },
  AM04: { family: "wait", words: "les fonds manquaient au moment du virement" },
  AM05: { family: "wait", words: "ce virement a déjà été fait" },
  AM09: { family: "wait", words: "le montant n’est pas celui qui était attendu" },
  BE01: { family: "correct", words: "le nom ne correspond pas au titulaire du compte" },
  BE04: { family: "correct", words: "l’adresse du titulaire manque ou comporte une erreur" },
  BE05: { family: "wait", words: "la banque n’a pas reconnu l’émetteur du virement" },
  CNOR: { family: "other_account", words: "la banque de ce compte ne peut pas être jointe" },
  CUST: { family: "wait", words: "le virement a été rappelé" },
  DNOR: { family: "wait", words: "notre banque n’a pas pu transmettre le virement" },
  DT01: { family: "wait", words: "la date du virement n’était pas valable" },
  DUPL: { family: "wait", words: "ce virement faisait double emploi" },
  ED05: { family: "wait", words: "l’échange entre les banques a échoué" },
  FF01: { family: "wait", words: "le fichier transmis à la banque comportait une erreur" },
  FOCR: { family: "wait", words: "le virement a été rappelé" },
  MS02: {
    family: "other_account",
    words: "la banque n’en donne pas la raison, à la demande du titulaire du compte",
  },
  MS03: { family: "other_account", words: "la banque n’en donne pas la raison" },
  NARR: { family: "wait", words: "la banque a écrit sa raison au service de gestion" },
  RC01: { family: "other_account", words: "l’identifiant de la banque (BIC) comporte une erreur" },
  RR01: { family: "wait", words: "notre numéro de compte manquait dans l’ordre" },
  RR02: { family: "wait", words: "notre nom ou notre adresse manquait dans l’ordre" },
  RR03: { family: "correct", words: "le nom ou l’adresse du bénéficiaire manque, ce que la loi exige" },
  RR04: { family: "wait", words: "la loi impose un contrôle à la banque" },
  SL01: {
    family: "other_account",
    words: "un service choisi par le titulaire du compte empêche ce virement",
  },
  TECH: { family: "wait", words: "un incident technique a eu lieu" },
  TM01: { family: "wait", words: "l’ordre est arrivé trop tard à la banque" },
};

const unknown: BankReason = { family: "wait", words: "la banque ne l’a pas précisée clairement" };
const code = /^[A-Z]{2}[A-Z0-9]{2}$/;

/** Whether only staff may see why. */
export const isForStaffOnly = (reason: string) => reason.trim().toUpperCase() === deceased;

/** `null`: no reason was given, or it is for staff only. A reason in words, as files may give, is kept. */
export function bankReason(reason: string): BankReason | null {
  const given = reason.trim();
  if (given === "" || isForStaffOnly(given)) return null;
  const known = reasons[given.toUpperCase()];
  if (known) return known;
  return code.test(given.toUpperCase()) ? unknown : { family: "wait", words: given };
}
