import type { CheckedDocument } from "#issued/issued-document.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import { VerifiedPage } from "./verified-page.tsx";
import { misspeltCode } from "./verify.routes.tsx";
import { VerifyFormPage, verifyTitle } from "./verify-form-page.tsx";

const valid: CheckedDocument = {
  kind: "payment_attestation",
  issuedOn: "2026-11-30" as Day,
  initials: "J. M.",
  isValid: true,
};
const tooMany = wrongForm({
  _form: "Trop de codes ont été vérifiés depuis cet endroit. Attendez jusqu’à 16 h 05.",
});

/** The check of an issued document, in its states. */
export const verifyStates = (space: Space) => {
  const visit = { space, home: `/${space.id}`, csrf: "" };
  const wrong = wrongForm({ code: misspeltCode }, { code: "7K3M-Q2XW-9TBB" });
  return [
    entry(verifyTitle, "formulaire", () => <VerifyFormPage visit={visit} state={emptyForm} />),
    entry(verifyTitle, "faute de frappe", () => <VerifyFormPage visit={visit} state={wrong} />),
    entry(verifyTitle, "trop de codes", () => <VerifyFormPage visit={visit} state={tooMany} />),
    entry(verifyTitle, "valable", () => <VerifiedPage visit={visit} document={valid} />),
    entry(verifyTitle, "plus valable", () => (
      <VerifiedPage visit={visit} document={{ ...valid, initials: "C. H. I. D. L. V.", isValid: false }} />
    )),
    entry(verifyTitle, "inconnu", () => <VerifiedPage visit={visit} document={null} />),
  ];
};
