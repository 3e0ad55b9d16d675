import { defineSms, newsInSms, nothing } from "#infra/sms/sms-kind.ts";

export const contactCorrectedSms = defineSms({
  kind: "contact-corrected",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "le téléphone de votre dossier a été corrigé."),
});
