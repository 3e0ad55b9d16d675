import { describeDuration } from "#kernel/duration.ts";
import type { CodeRule, RegistrySecretRule, Wording } from "#spaces/space.ts";
import { Shown } from "./walkthrough.tsx";

type IbanProps = { rule: RegistrySecretRule; wording: Wording };

export const IbanQuestions = ({ rule: { lock }, wording }: IbanProps) => (
  <>
    <h3>L’inscription est refusée</h3>
    <p>
      Vérifiez le {wording.number} et la fin de l’IBAN : les 5 derniers caractères du RIB que vous nous avez
      communiqué. Pour ne renseigner personne, la page répond de même quand un compte est déjà activé ou
      qu’aucun RIB n’est connu : un mail le dit alors à l’adresse de votre dossier, s’il en contient une.
    </p>
    <p>
      Après {lock.tries} refus, il faut attendre {describeDuration(lock.durations[0])} ; après{" "}
      {lock.consecutiveFailures}, appelez le {wording.contact.phone} : un mot de passe vous sera envoyé par
      courrier.
    </p>
  </>
);

export const CodeAndLinkQuestions = ({ rule }: { rule: CodeRule }) => (
  <>
    <h3>Le code de vérification est refusé</h3>
    <p>
      Un code vaut {describeDuration(rule.lifetime)} et s’arrête au bout de {rule.tries} erreurs, sur le code
      ou sur le numéro : faites alors une nouvelle demande. Servez-vous du code et du lien du même mail.
    </p>
    <h3>Aucun mail n’arrive</h3>
    <p>
      Attendez quelques minutes, regardez dans les courriers indésirables (spam), puis cliquez sur{" "}
      <Shown>Renvoyer le mail</Shown>. Vérifiez aussi le numéro et l’adresse que vous avez tapés : la page est
      la même quand ils ne vont pas ensemble, mais rien n’y est envoyé.
    </p>
  </>
);
