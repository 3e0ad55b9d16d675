import { type Duration, describeDuration } from "#kernel/duration.ts";

export const LetterQuestions = () => (
  <>
    <h3>Un de mes deux courriers manque, ou le mot de passe provisoire est trop vieux</h3>
    <p>
      Contactez-nous : nous vous enverrons un nouveau mot de passe provisoire par courrier. L’ancien ne
      servira plus.
    </p>
  </>
);

export const LinkQuestions = ({ lifetime }: { lifetime: Duration }) => (
  <>
    <h3>Le lien du mail ne marche plus</h3>
    <p>
      Un lien ne sert qu’une fois et s’arrête au bout de {describeDuration(lifetime)}. La page qui le dit
      permet de recommencer.
    </p>
    <h3>Le lien me demande une vérification</h3>
    <p>
      C’est normal quand vous l’ouvrez sur un autre appareil que celui où vous avez commencé. Répondez à la
      question posée, et vous reprenez là où vous en étiez.
    </p>
  </>
);
