import { defineSms, newsInSms, nothing } from "#infra/sms/sms-kind.ts";

export const accountClosedSms = defineSms({
  kind: "account-closed",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "votre espace personnel a été fermé."),
});
