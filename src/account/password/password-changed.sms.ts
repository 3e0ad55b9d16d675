import { defineSms, newsInSms, nothing } from "#infra/sms/sms-kind.ts";

export const passwordChangedSms = defineSms({
  kind: "password-changed",
  props: nothing,
  besideMail: true,
  compose: (_, { space }) => newsInSms(space, "votre mot de passe a été changé."),
});
