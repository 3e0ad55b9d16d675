import { defineSms, newsInSms, nothing } from "#infra/sms/sms-kind.ts";

export const letterAskedSms = defineSms({
  kind: "letter-asked",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "un courrier a été demandé pour vous."),
});
