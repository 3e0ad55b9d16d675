import { describeDuration } from "#kernel/duration.ts";
import type { Policy, Space } from "#spaces/space.ts";
import { hasOneDoor } from "../../door-words.ts";
import { CodeQuestions, PostQuestions } from "./code-questions.tsx";
import { LetterQuestions, LinkQuestions } from "./link-questions.tsx";
import { CodeAndLinkQuestions, IbanQuestions } from "./number-and-iban-questions.tsx";
import { Shown } from "./walkthrough.tsx";

export const Questions = ({ space }: { space: Space }) => {
  const { policy } = space;
  const journeys: readonly (Policy["enrolment"] | Policy["recovery"])[] = [policy.enrolment, policy.recovery];
  const hasCodes = journeys.includes("code-to-contact");
  return (
    <>
      {policy.enrolment === "provisional-credentials" && <LetterQuestions />}
      {policy.registrySecret && <IbanQuestions rule={policy.registrySecret} wording={space.wording} />}
      {hasCodes && policy.codes && <CodeQuestions rule={policy.codes} />}
      {hasCodes && policy.codes && <PostQuestions emailAddress={space.wording.emailAddress} />}
      <h3>Le site dit que mes essais sont suspendus</h3>
      <p>
        Après {policy.lock.tries} mots de passe faux, les essais s’arrêtent pendant{" "}
        {describeDuration(policy.lock.durations[0])} : c’est une protection contre ceux qui chercheraient à
        deviner votre mot de passe. Attendez, ou passez par{" "}
        {hasOneDoor(policy) ? (
          <>
            <Shown>Mot de passe oublié, ou première connexion</Shown> : un nouveau mot de passe lève le
            blocage.
          </>
        ) : (
          <>
            <Shown>Mot de passe oublié</Shown> si votre espace est déjà activé.
          </>
        )}
      </p>
      {policy.recovery === "code-and-link" && policy.codes && <CodeAndLinkQuestions rule={policy.codes} />}
      {journeys.some((kind) => kind !== "code-to-contact") && (
        <LinkQuestions lifetime={policy.lifetimes.link} />
      )}
      <h3>
        J’ai changé d’{space.wording.emailAddress}
        {policy.sms && " ou de téléphone"}
      </h3>
      <p>
        Si l’ancienne adresse{policy.sms && " ou l’ancien numéro"} ne vous sert plus, contactez-nous. Nous
        vérifierons que c’est bien vous avant de changer quoi que ce soit.
      </p>
      {policy.signIn.secondFactor !== "off" && (
        <>
          <h3>J’ai perdu le téléphone qui sert à ma seconde vérification</h3>
          <p>
            Servez-vous de l’un des codes de secours que vous avez gardés. Si vous ne les avez plus, la page
            qui demande cette vérification dit comment faire.
          </p>
        </>
      )}
    </>
  );
};
