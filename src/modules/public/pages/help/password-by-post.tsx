import { asksAgainAfter } from "#enrolment/asking-again.rules.ts";
import { describeDuration } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import { Shown } from "./walkthrough.tsx";

/** For whom no code can reach (A10). */
export const PasswordByPost = ({ space: { wording, policy } }: { space: Space }) => {
  const { letters, lifetimes } = policy;
  return (
    <>
      <h3 id="par-courrier">Aucun moyen de vous joindre ne convient</h3>
      <p>
        Nous n’avons ni votre adresse mail ni votre téléphone, ou ceux que la page montre ne sont plus les
        vôtres ? Cliquez sur <Shown>Recevoir un nouveau mot de passe par courrier</Shown>. Il arrive sous{" "}
        {describeDuration(letters.promise)} à l’adresse postale que nous connaissons, et vaut{" "}
        {describeDuration(lifetimes.letterSecret)}.
      </p>
      <p>
        Sur la page de connexion, donnez votre {wording.number} et tapez ce mot de passe provisoire dans{" "}
        <Shown>Mot de passe</Shown>. Majuscules ou minuscules, tirets et espaces n’ont pas d’importance. Le
        site vous en fait aussitôt choisir un autre, qui sera le vôtre.
      </p>
      <p>
        Un seul courrier peut être demandé tous les {describeDuration(asksAgainAfter(letters))}. Si votre
        adresse postale a changé il y a moins de {describeDuration(letters.addressCoolingOff)}, le courrier
        attend que ce délai soit passé.
      </p>
    </>
  );
};
