import type { Enrolment, Policy } from "#spaces/space.ts";
import { takeWanted } from "#web/kept/wanted-page.ts";
import { correctAddressStep } from "./credentials/address/correct-address.tsx";
import { mailSentStep } from "./credentials/address/mail-sent.tsx";
import { chooseCredentialsStep } from "./credentials/choose-credentials.tsx";
import { afterIban, afterLetters } from "./credentials/credentials-words.ts";
import type { AnsweredVisit } from "./engine/step.ts";
import { type Walk, walk } from "./engine/walk.ts";
import { registrySecret } from "./first-connection/by-iban/registry-secret.journey.ts";
import { identifyStep } from "./first-connection/by-letters/identify.tsx";
import { provisionalCredentials } from "./first-connection/by-letters/provisional-credentials.journey.ts";
import { letterAnnouncedStep } from "./lost-password/by-code/by-post/letter-announced.tsx";
import { chooseChannelStep } from "./lost-password/by-code/choose-channel.tsx";
import { codePasswordStep } from "./lost-password/by-code/code-password.ts";
import { codePath } from "./lost-password/by-code/code-steps.ts";
import { codeToContact } from "./lost-password/by-code/code-to-contact.journey.ts";
import { enterCodeStep } from "./lost-password/by-code/enter-code.tsx";
import { explainPage } from "./lost-password/by-code/explain.tsx";
import { giveNumberStep } from "./lost-password/by-code/give-number.tsx";
import { askCodeAndLinkStep } from "./lost-password/by-code-and-link/ask-code-and-link.tsx";
import { codeAndLink } from "./lost-password/by-code-and-link/code-and-link.journey.ts";
import { codeAndLinkPasswordStep } from "./lost-password/by-code-and-link/code-and-link-password.ts";
import { byLink, codeAndLinkPath } from "./lost-password/by-code-and-link/code-and-link-words.ts";
import { giveCodeStep } from "./lost-password/by-code-and-link/give-code.tsx";
import { askLinkStep } from "./lost-password/by-link/ask-link.tsx";
import { linkPasswordStep } from "./lost-password/by-link/link-password.ts";
import { linkRecovery } from "./lost-password/by-link/link-recovery.journey.ts";
import { recoveryMailSentStep } from "./lost-password/by-link/recovery-mail-sent.tsx";
import { proveByIbanStep } from "./proofs/iban/prove-by-iban.tsx";
import { letterPasswordStep } from "./proofs/letter/letter-password.ts";
import type { LinkEnds } from "./proofs/link/link-of-cookie.ts";
import { awaitsActivationStep } from "./sign-in/activation/awaits-activation.tsx";
import { linkByEmailStep, linkByNumberStep } from "./sign-in/provider/link-identity.tsx";
import { secondFactorStep } from "./sign-in/second-factor/second-factor.tsx";
import { signIn } from "./sign-in/sign-in.journey.ts";
import { signInByEmailStep, signInByNumberStep } from "./sign-in/sign-in.tsx";

const proven = {
  second_factor: secondFactorStep,
  choose_password: letterPasswordStep,
  awaits_activation: awaitsActivationStep,
};
const signInEnds = {
  signed_in: ({ request, reply, space }: AnsweredVisit) => takeWanted(request, reply, space) ?? "/espace",
  password_chosen: () => "/connexion",
};

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
    { activated: () => "", activated_already: () => "/connexion" },
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
    { identify: askLinkStep, mail_sent: recoveryMailSentStep, choose_password: linkPasswordStep },
    { recovered: () => "/connexion" },
  ),
  "code-and-link": walk(
    codeAndLink,
    codeAndLinkPath,
    { identify: askCodeAndLinkStep, give_code: giveCodeStep, choose_password: codeAndLinkPasswordStep },
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

/** An invitation is no journey: its link opens the account on one page, and the account leads to the sign-in. */
const walkOfEnrolment = (enrolment: Enrolment): Walk =>
  enrolment === "invitation" ? walks["sign-in-by-email"] : walks[enrolment];

/** The journeys into a space: its sign-in, its first connection, its lost password. */
export const walksInto = ({ signIn, enrolment, recovery }: Policy): Walk[] => [
  ...new Set([walks[`sign-in-by-${signIn.by}`], walkOfEnrolment(enrolment), walks[recovery]]),
];

export const linkEnds = ({ enrolment }: Policy): LinkEnds => ({
  activation: {
    kind: walkOfEnrolment(enrolment).journey.kind,
    path: walkOfEnrolment(enrolment).path,
    next: "",
    restart: firstVisit[enrolment],
  },
  "code-and-link": {
    kind: codeAndLink.kind,
    path: codeAndLinkPath,
    next: `${codeAndLinkPath}/code${byLink}`,
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
  invitation: "Connexion",
};
