import { forgetOldDocuments } from "#issued/issued-documents.queries.ts";
import { defineRetention } from "#subject/retention.ts";
import { layoutOf } from "../../layouts/layouts.ts";

/** Kept like the payments that they attest (Code de commerce, L123-22). */
export const keptAttestations = defineRetention({
  name: "issued documents",
  chapter: "file",
  lasts: () => ({ interval: "10 years", words: "dix ans" }),
  kept: ({ policy }, { words }) =>
    policy.payments && layoutOf(policy).papers?.includes("attestation")
      ? [
          "Attestations que nous vous avons délivrées, pour que chacun puisse les vérifier",
          `Jusqu’à la fin de l’année attestée, puis ${words}`,
        ]
      : null,
  cleanUp: forgetOldDocuments,
});
