import { defineSms, newsInSms, nothing } from "#infra/sms/sms-kind.ts";

export const factorAddedSms = defineSms({
  kind: "factor-added",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "une seconde vérification protège votre compte."),
});

export const factorRemovedSms = defineSms({
  kind: "factor-removed",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "votre seconde vérification a été retirée."),
});

export const recoveryCodesMadeSms = defineSms({
  kind: "recovery-codes-made",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "de nouveaux codes de secours ont été créés."),
});

export const recoveryCodeUsedSms = defineSms({
  kind: "recovery-code-used",
  props: nothing,
  compose: (_, { space }) => newsInSms(space, "un code de secours vient de servir."),
});
