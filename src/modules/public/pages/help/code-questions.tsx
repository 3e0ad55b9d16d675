import { describeDuration } from "#kernel/duration.ts";
import type { CodeRule } from "#spaces/space.ts";
import { Shown } from "./walkthrough.tsx";

export const CodeQuestions = ({ rule }: { rule: CodeRule }) => (
  <>
    <h3>Le code est refusé</h3>
    <p>
      Un code vaut {describeDuration(rule.lifetime)} et s’arrête au bout de {rule.tries} erreurs : demandez-en
      un autre par <Shown>Renvoyer le code</Shown>. Il ne vaut que sur l’appareil, et dans le navigateur, où
      vous l’avez demandé.
    </p>
    <h3>Aucun code n’arrive</h3>
    <p>
      Attendez quelques minutes, puis regardez dans les courriers indésirables (spam), ou cliquez sur{" "}
      <Shown>Choisir un autre moyen</Shown>. Par sécurité, au plus {rule.sends.most} codes partent en{" "}
      {describeDuration(rule.sends.during)}. Vérifiez aussi le numéro que vous avez tapé : pour ne renseigner
      personne, la page est la même quand un numéro n’existe pas, mais rien n’est envoyé.
    </p>
  </>
);

export const PostQuestions = ({ emailAddress }: { emailAddress: string }) => (
  <>
    <h3>L’{emailAddress} ou le téléphone montrés ne sont pas les miens</h3>
    <p>
      Vérifiez le numéro tapé. S’il est juste, demandez le mot de passe par courrier, puis contactez-nous pour
      que nous corrigions vos coordonnées.
    </p>
  </>
);
