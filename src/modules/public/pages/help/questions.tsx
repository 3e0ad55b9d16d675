import { describeDuration } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import { Shown } from "./walkthrough.tsx";

/** What people ask when a step does not go as told. */
export const Questions = ({ space: { policy } }: { space: Space }) => (
  <section class="prose" aria-labelledby="questions">
    <h2 id="questions">Quand quelque chose bloque</h2>
    <h3>Un de mes deux courriers manque, ou le mot de passe provisoire est trop vieux</h3>
    <p>
      Contactez-nous : nous vous enverrons un nouveau mot de passe provisoire par courrier. L’ancien ne
      servira plus.
    </p>
    <h3>Le site dit que mes essais sont suspendus</h3>
    <p>
      Après {policy.lock.tries} mots de passe faux, les essais s’arrêtent pendant{" "}
      {describeDuration(policy.lock.durations[0])} : c’est une protection contre ceux qui chercheraient à
      deviner votre mot de passe. Attendez, ou passez par <Shown>Mot de passe oublié</Shown> si votre espace
      est déjà activé.
    </p>
    <h3>Le lien du mail ne marche plus</h3>
    <p>
      Un lien ne sert qu’une fois et s’arrête au bout de {describeDuration(policy.lifetimes.link)}. La page
      qui le dit permet de recommencer.
    </p>
    <h3>Le lien me demande une vérification</h3>
    <p>
      C’est normal quand vous l’ouvrez sur un autre appareil que celui où vous avez commencé. Répondez à la
      question posée, et vous reprenez là où vous en étiez.
    </p>
    <h3>J’ai changé d’adresse mail</h3>
    <p>
      Si votre ancienne boîte ne s’ouvre plus, contactez-nous. Nous vérifierons que c’est bien vous avant de
      changer quoi que ce soit.
    </p>
  </section>
);
