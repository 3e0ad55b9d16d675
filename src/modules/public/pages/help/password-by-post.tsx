import { describeDuration } from "#kernel/duration.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import type { Space } from "#spaces/space.ts";
import { hasOneDoor } from "../../door-words.ts";
import { Shown, Step, Walkthrough } from "./walkthrough.tsx";

/** When no code can reach the holder (A10). */
export const PasswordByPost = ({ space }: { space: Space }) => {
  const { letters, lifetimes } = space.policy;
  return (
    <>
      <h3 id="par-courrier">Aucun moyen de vous joindre ne convient</h3>
      <p>
        Nous n’avons ni votre {space.wording.emailAddress} ni votre téléphone, ou ceux que la page montre ne
        sont plus les vôtres ? Cliquez sur <Shown>Recevoir un nouveau mot de passe par courrier</Shown>. Il
        arrive sous {describeDuration(letters.promise)} à l’adresse postale que nous connaissons, et vaut{" "}
        {describeDuration(lifetimes.letterSecret)}.
      </p>
      <OnArrival space={space} />
      <OneAtATime space={space} />
    </>
  );
};

/** For spaces that send no codes. */
export const PostAlone = ({ space }: { space: Space }) => {
  const { wording, policy } = space;
  return (
    <Walkthrough>
      <Step title="Demandez un courrier">
        <p>
          Sur la page de connexion, cliquez sur{" "}
          <Shown>
            {hasOneDoor(policy) ? "Mot de passe oublié, ou première connexion" : "Mot de passe oublié"}
          </Shown>
          , puis sur <Shown>Demander un mot de passe par courrier</Shown>. Donnez votre {wording.number}, puis
          cliquez sur <Shown>Recevoir un nouveau mot de passe par courrier</Shown>.
        </p>
        <OneAtATime space={space} />
      </Step>
      <Step title="Attendez-le">
        <p>
          Il arrive sous {describeDuration(policy.letters.promise)} à l’adresse postale que nous connaissons,
          et vaut {describeDuration(policy.lifetimes.letterSecret)}.
        </p>
      </Step>
      <Step title="Connectez-vous avec le mot de passe du courrier">
        <OnArrival space={space} />
      </Step>
    </Walkthrough>
  );
};

const OnArrival = ({ space: { wording } }: { space: Space }) => (
  <p>
    Sur la page de connexion, donnez votre {wording.number} et tapez ce mot de passe provisoire dans{" "}
    <Shown>Mot de passe</Shown>. Majuscules ou minuscules, tirets et espaces n’ont pas d’importance. Le site
    vous en fait aussitôt choisir un autre, qui sera le vôtre.
  </p>
);

const OneAtATime = ({
  space: {
    policy: { letters },
  },
}: {
  space: Space;
}) => (
  <p>
    Un seul courrier peut être demandé tous les {describeDuration(asksAgainAfter(letters))}. Si votre adresse
    postale a changé il y a moins de {describeDuration(letters.addressCoolingOff)}, le courrier attend que ce
    délai soit passé.
  </p>
);
