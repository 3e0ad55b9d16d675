import { codeToContact } from "./code-to-contact.journey.ts";
import type { LinkEnds } from "./link.routes.tsx";
import { linkRecovery } from "./link-recovery.journey.ts";
import { provisionalCredentials } from "./provisional-credentials.journey.ts";
import { signIn } from "./sign-in.journey.ts";
import { askLinkStep } from "./steps/ask-link.tsx";
import { chooseChannelStep } from "./steps/choose-channel.tsx";
import { chooseCredentialsStep } from "./steps/choose-credentials.tsx";
import { choosePasswordStep } from "./steps/choose-password.tsx";
import { codePasswordStep } from "./steps/code-password.tsx";
import { codePath } from "./steps/code-steps.ts";
import { correctAddressStep } from "./steps/correct-address.tsx";
import { enterCodeStep } from "./steps/enter-code.tsx";
import { explainPage } from "./steps/explain.tsx";
import { giveNumberStep } from "./steps/give-number.tsx";
import { identifyStep } from "./steps/identify.tsx";
import { letterAnnouncedStep } from "./steps/letter-announced.tsx";
import { letterPasswordStep } from "./steps/letter-password.tsx";
import { mailSentStep } from "./steps/mail-sent.tsx";
import { recoveryMailSentStep } from "./steps/recovery-mail-sent.tsx";
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
      choose_credentials: chooseCredentialsStep,
      mail_sent: mailSentStep,
      correct_address: correctAddressStep,
    },
    { activated: () => "" },
  ),
  "sign-in-by-email": walk(signIn, "/connexion", { identify: signInByEmailStep, ...proven }, signInEnds),
  "sign-in-by-number": walk(signIn, "/connexion", { identify: signInByNumberStep, ...proven }, signInEnds),
  "link-recovery": walk(
    linkRecovery,
    "/mot-de-passe-oublie",
    { identify: askLinkStep, mail_sent: recoveryMailSentStep, choose_password: choosePasswordStep },
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
export const linkEnds: LinkEnds = {
  activation: {
    kind: provisionalCredentials.kind,
    path: "/inscription",
    next: "",
    restart: "Créer mon espace personnel",
  },
  reset: {
    kind: "code-and-link",
    path: "/mot-de-passe-oublie",
    next: "/mot-de-passe-oublie/code",
    restart: "Mot de passe oublié",
  },
  recovery: {
    kind: linkRecovery.kind,
    path: "/mot-de-passe-oublie",
    next: "/mot-de-passe-oublie/nouveau",
    restart: "Mot de passe oublié",
  },
};
