import type { Policy } from "#spaces/space.ts";
import { codeAndLink } from "./code-and-link.journey.ts";
import { codeToContact } from "./code-to-contact.journey.ts";
import type { LinkEnds } from "./link.routes.tsx";
import { linkRecovery } from "./link-recovery.journey.ts";
import { provisionalCredentials } from "./provisional-credentials.journey.ts";
import { registrySecret } from "./registry-secret.journey.ts";
import { signIn } from "./sign-in.journey.ts";
import { askLinkStep } from "./steps/ask-link.tsx";
import { askResetStep } from "./steps/ask-reset.tsx";
import { chooseChannelStep } from "./steps/choose-channel.tsx";
import { chooseCredentialsStep } from "./steps/choose-credentials.tsx";
import { choosePasswordStep } from "./steps/choose-password.tsx";
import { codePasswordStep } from "./steps/code-password.ts";
import { codePath } from "./steps/code-steps.ts";
import { correctAddressStep } from "./steps/correct-address.tsx";
import { afterIban, afterLetters } from "./steps/credentials-words.ts";
import { enterCodeStep } from "./steps/enter-code.tsx";
import { explainPage } from "./steps/explain.tsx";
import { giveCodeStep } from "./steps/give-code.tsx";
import { giveNumberStep } from "./steps/give-number.tsx";
import { identifyStep } from "./steps/identify.tsx";
import { letterAnnouncedStep } from "./steps/letter-announced.tsx";
import { letterPasswordStep } from "./steps/letter-password.tsx";
import { linkByEmailStep, linkByNumberStep } from "./steps/link-identity.tsx";
import { mailSentStep } from "./steps/mail-sent.tsx";
import { proveByIbanStep } from "./steps/prove-by-iban.tsx";
import { recoveryMailSentStep } from "./steps/recovery-mail-sent.tsx";
import { resetPasswordStep } from "./steps/reset-password.ts";
import { byLink, resetPath } from "./steps/reset-words.ts";
import { secondFactorStep } from "./steps/second-factor.tsx";
import { signInByEmailStep, signInByNumberStep } from "./steps/sign-in.tsx";
import { walk } from "./walk.ts";

/** Past the door, where one more thing is asked. */
const proven = { second_factor: secondFactorStep, choose_password: letterPasswordStep };
const signInEnds = { signed_in: () => "/espace", password_chosen: () => "/connexion" };

/** Every journey with its steps, by the name policies use. */
export const walks = {
  "provisional-credentials": walk(
    provisionalCredentials,
    "/inscription",
    {
      identify: identifyStep,
      choose_credentials: chooseCredentialsStep(afterLetters),
      mail_sent: mailSentStep,
      correct_address: correctAddressStep(afterLetters),
    },
    { activated: () => "" },
  ),
  "registry-secret": walk(
    registrySecret,
    "/inscription",
    {
      identify: proveByIbanStep,
      choose_credentials: chooseCredentialsStep(afterIban),
      mail_sent: mailSentStep,
      correct_address: correctAddressStep(afterIban),
    },
    { activated: () => "" },
  ),
  "sign-in-by-email": walk(
    signIn,
    "/connexion",
    { identify: signInByEmailStep, link_identity: linkByEmailStep, ...proven },
    signInEnds,
  ),
  "sign-in-by-number": walk(
    signIn,
    "/connexion",
    { identify: signInByNumberStep, link_identity: linkByNumberStep, ...proven },
    signInEnds,
  ),
  "link-recovery": walk(
    linkRecovery,
    "/mot-de-passe-oublie",
    { identify: askLinkStep, mail_sent: recoveryMailSentStep, choose_password: choosePasswordStep },
    { recovered: () => "/connexion" },
  ),
  "code-and-link": walk(
    codeAndLink,
    resetPath,
    { identify: askResetStep, give_code: giveCodeStep, choose_password: resetPasswordStep },
    { recovered: () => "/connexion" },
  ),
  "code-to-contact": walk(
    codeToContact,
    codePath,
    {
      identify: giveNumberStep,
      choose_channel: chooseChannelStep,
      enter_code: enterCodeStep,
      letter_announced: letterAnnouncedStep,
      choose_password: codePasswordStep,
    },
    { password_chosen: () => "/connexion" },
    explainPage,
  ),
};

/** Where the links sent by mail lead. */
export const linkEnds = ({ enrolment }: Policy): LinkEnds => ({
  activation: {
    kind: walks[enrolment].journey.kind,
    path: walks[enrolment].path,
    next: "",
    restart: firstVisit[enrolment],
  },
  reset: {
    kind: codeAndLink.kind,
    path: resetPath,
    next: `${resetPath}/code${byLink}`,
    restart: "Mot de passe oublié",
  },
  recovery: {
    kind: linkRecovery.kind,
    path: "/mot-de-passe-oublie",
    next: "/mot-de-passe-oublie/nouveau",
    restart: "Mot de passe oublié",
  },
});

const firstVisit: Record<Policy["enrolment"], string> = {
  "provisional-credentials": "Créer mon espace personnel",
  "registry-secret": "Inscription",
  "code-to-contact": "Première connexion",
};
