import { done, refused } from "#kernel/result.ts";
import { spacedPhone } from "#kernel/text/text.ts";
import { type ApprovalLine, defineApproval } from "#subject/approval.ts";
import { applyCorrection, type CorrectionRefusal } from "./apply-correction.actions.ts";
import { type Correction, correction, type PostalAddress } from "./correction.rules.ts";

const fields: Record<Correction["field"], string> = {
  email: "Adresse e-mail",
  phone: "Téléphone",
  address: "Adresse postale",
};

const none = "aucun";

const oneLine = ({ address1, address2, address3, postalCode, city, country }: PostalAddress) =>
  [address1, address2, address3, `${postalCode} ${city}`, country === "FR" ? "" : country]
    .filter((line) => line.trim() !== "")
    .join(", ");

function describe(asked: Correction): readonly ApprovalLine[] {
  const line = (before: string, after: string) => [
    { label: "Ce qui change", text: fields[asked.field] },
    { label: "Avant", text: before },
    { label: "Après", text: after },
  ];
  if (asked.field === "phone") return line(phone(asked.before), phone(asked.after));
  if (asked.field === "address") return line(oneLine(asked.before), oneLine(asked.after));
  const { account, file } = asked.before;
  const before =
    account && account !== file ? `${account} (compte), ${file ?? none} (registre)` : (file ?? none);
  return line(before, asked.after);
}

const phone = (number: string | null) => (number === null ? none : spacedPhone(number));

const why: Record<CorrectionRefusal, string> = {
  not_on_file: "Cette personne n’est plus au registre.",
  changed_meanwhile:
    "Cette coordonnée a changé depuis la demande : refusez-la, et demandez-la de nouveau si besoin.",
  address_taken: "Cette adresse e-mail sert déjà à un autre compte : refusez la demande.",
};

/** Four eyes: the member who asks does not decide. */
export const contactCorrection = defineApproval({
  kind: "contact_correction",
  words: "Corriger un contact",
  decides: "superviseur",
  payload: correction,
  describe,
  async apply(trx, ctx, { holderId, payload }) {
    if (!holderId) return refused(why.not_on_file);
    const applied = await applyCorrection(trx, ctx, holderId, payload);
    return applied.ok ? done(null) : refused(why[applied.refusal]);
  },
});
