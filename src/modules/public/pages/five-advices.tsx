import { describeRhythm } from "#account/password/renewal/renewal.rules.ts";
import { signClasses } from "#kernel/password/password-signs.rules.ts";
import type { Space } from "#spaces/space.ts";
import { Notice } from "#ui/notice.tsx";
import { codeWays } from "../door-words.ts";

export const StrongPasswords = ({ space }: { space: Space }) => {
  const { password, renewal } = space.policy;
  return (
    <>
      <h2>1. Des mots de passe solides, un par site</h2>
      <p>
        Trois ou quatre mots sans lien entre eux font un mot de passe long, facile à retenir et difficile à
        deviner. N’employez pas le même ailleurs : si un autre site se fait voler ses mots de passe, celui-ci
        restera sûr. Un carnet rangé chez vous, ou un gestionnaire de mots de passe, vous évite de tout
        retenir. Soignez surtout celui de votre messagerie : qui la lit peut changer tous les autres.
      </p>
      {password.classes.length > 0 && (
        <p>
          Glissez entre les mots ce que ce site demande en plus :{" "}
          {password.classes.map((name) => signClasses[name].words).join(", ")}.
        </p>
      )}
      {renewal && (
        <p>
          Changez-en {describeRhythm(renewal)} par précaution, et tout de suite si vous pensez que quelqu’un
          le connaît.
        </p>
      )}
      <SecondFactor space={space} />
    </>
  );
};

const SecondFactor = ({ space: { policy, wording } }: { space: Space }) => {
  const { secondFactor } = policy.signIn;
  if (secondFactor === "off") return null;
  return (
    <p>
      Un mot de passe peut être volé sans que vous le sachiez. {wording.whySecondFactor} Dans votre espace, à
      la page <strong>Sécurité</strong>,{" "}
      {secondFactor === "required" ? "un second moyen vous est demandé" : "ajoutez un second moyen, demandé"}{" "}
      à chaque connexion : une application sur votre téléphone, ou une clé d’accès.
    </p>
  );
};

export const UpToDate = () => (
  <>
    <h2>2. Des appareils à jour</h2>
    <p>
      Acceptez dès qu’elles vous sont proposées les mises à jour de votre ordinateur, de votre téléphone et de
      votre navigateur : elles réparent les failles dont se servent les escrocs.
    </p>
  </>
);

export const WithAntivirus = () => (
  <>
    <h2>3. Un antivirus en marche</h2>
    <p>
      Il arrête la plupart des attaques connues. Vérifiez de temps en temps que celui de chaque appareil est à
      jour, et faites-lui tout examiner.
    </p>
  </>
);

export const SharedNetworks = () => (
  <>
    <h2>4. Pas de WiFi public ou inconnu</h2>
    <p>
      N’importe qui peut en ouvrir un, ou imiter celui d’un hôtel ou d’une gare. Pour consulter vos comptes,
      la connexion de votre téléphone est plus sûre.
    </p>
    <p>
      Sur un ordinateur qui n’est pas à vous, n’enregistrez pas votre mot de passe et cliquez sur{" "}
      <strong>Déconnexion</strong> en partant.
    </p>
  </>
);

export const FalseMessages = ({ space: { policy } }: { space: Space }) => (
  <>
    <h2>5. Se méfier des faux messages et des faux sites</h2>
    <p>
      Un mail ou un SMS qui menace, promet de l’argent ou demande d’agir tout de suite est souvent une
      escroquerie. Ne cliquez pas, n’ouvrez pas la pièce jointe, ne répondez pas : tapez vous-même l’adresse
      de ce site, ou appelez-nous. Avant de saisir quoi que ce soit, lisez l’adresse tout en haut du
      navigateur.
    </p>
    <Notice tone="info" title="Ce que nous ne ferons jamais">
      <p>
        Vous demander votre mot de passe ou votre numéro de carte bancaire, au téléphone comme par mail.{" "}
        {policy.codes
          ? `Un code reçu ${codeWays(policy)} se tape sur ce site et ne se dit à personne, pas même à nous. Un code arrive alors que vous n’avez rien demandé ? Ne vous en servez pas, et prévenez-nous.`
          : "Nos mails ne vous demandent jamais de répondre en donnant un code."}
      </p>
    </Notice>
  </>
);
