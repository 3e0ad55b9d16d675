import { defineSms, newsInSms, nothing } from "#infra/sms/sms-kind.ts";

export const providerLinkedSms = defineSms({
  kind: "provider-linked",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "une identité en ligne ouvre désormais votre espace."),
});

export const providerUnlinkedSms = defineSms({
  kind: "provider-unlinked",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "une identité en ligne n’ouvre plus votre espace."),
});
