import { defineSms, newsInSms, nothing } from "#infra/sms/sms-kind.ts";

export const accountOpenedSms = defineSms({
  kind: "account-opened",
  props: nothing,
  besideMail: true,
  compose: (_, { space }) => newsInSms(space, "votre espace en ligne a été ouvert."),
});
