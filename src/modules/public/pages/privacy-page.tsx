import { describeDuration } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import type { Contributed } from "#subject/contributed.ts";
import { linesOf } from "#subject/retention.ts";
import { Table } from "#ui/table.tsx";
import { loginKeptFor } from "#web/kept/kept-login.ts";
import { wantedFor } from "#web/kept/wanted-page.ts";
import type { View } from "#web/visit.ts";
import { TextPage } from "./text-page.tsx";

/** The information required by GDPR articles 13 and 14. */
export const PrivacyPage = ({ retention, ...view }: View & { retention: Contributed["retention"] }) => {
  const { name, organisation, holder, legal } = view.space.wording;
  return (
    <TextPage
      {...view}
      title="Données personnelles"
      description={`${name} : quelles données nous avons de vous, pourquoi, combien de temps, et quels sont vos droits.`}
      lead="Ce que nous savons de vous, pourquoi, pendant combien de temps, et ce que vous pouvez demander."
    >
      <h2>Qui en répond</h2>
      <p>
        Le responsable du traitement est l’éditeur du site : {organisation}. Pour toute question, écrivez à sa
        déléguée ou son délégué à la protection des données :{" "}
        <a href={`mailto:${legal.privacyEmail}`}>{legal.privacyEmail}</a>.
      </p>
      <h2>Pourquoi nous utilisons vos données</h2>
      <ul>
        <li>vous ouvrir un espace personnel et vous y reconnaître ;</li>
        <li>vous y montrer votre dossier et répondre à vos messages ;</li>
        <li>protéger votre compte : repérer les essais de mot de passe, vous prévenir de tout changement.</li>
      </ul>
      <p>
        Les deux premiers usages reposent sur {legal.legalBasis} ; la protection du compte, sur l’obligation
        de sécurité que nous fait le règlement général sur la protection des données (RGPD).
      </p>
      <h2>Lesquelles, et combien de temps</h2>
      <Table
        caption="Données conservées"
        columns={[{ label: "Données" }, { label: "Durée" }]}
        rows={linesOf(view.space, retention)}
        empty=""
      />
      <p>
        Elles viennent du fichier des {holder}s tenu par l’éditeur, et de ce que vous saisissez ici. Votre mot
        de passe n’est jamais conservé en clair : personne ne peut le lire, nous non plus.
      </p>
      <h2>Qui y a accès</h2>
      <p>
        Les personnes du service chargées de votre dossier, et les techniciens qui font marcher le site, dans
        la limite de leur travail. {carriers(view.space)} Vos données ne sont ni vendues, ni transférées hors
        de l’Union européenne, et aucune décision n’est prise par une machine seule.
      </p>
      <h2>Cookies</h2>
      <p>
        Le site ne pose que des cookies qui servent ce que vous y demandez : ils gardent votre session (au
        plus {describeDuration(view.space.policy.lifetimes.session)}), protègent les formulaires,
        reconnaissent un navigateur qui s’est déjà connecté, préremplissent la page de connexion pendant{" "}
        {describeDuration(loginKeptFor)} et, pendant {describeDuration(wantedFor)}, retiennent la page que
        vous demandiez avant de vous connecter. Ni publicité, ni mesure d’audience, ni autre site : aucun
        accord n’est donc à vous demander.
      </p>
      <h2>Vos droits</h2>
      <p>
        Vous pouvez demander à voir vos données, à les corriger, à en limiter l’usage ou à les effacer quand
        la loi ne nous oblige pas à les garder, et dire ce qu’elles deviendront après votre décès. Écrivez à{" "}
        <a href={`mailto:${legal.privacyEmail}`}>{legal.privacyEmail}</a> : nous répondons dans le mois.
      </p>
      <p>
        Si la réponse ne vous convient pas, vous pouvez adresser une plainte à la{" "}
        <a href="https://www.cnil.fr/fr/plaintes" rel="external noreferrer">
          Commission nationale de l’informatique et des libertés (CNIL)
        </a>
        .
      </p>
    </TextPage>
  );
};

const carriers = ({ policy }: Space) =>
  policy.sms
    ? "Les sociétés qui acheminent nos mails et nos SMS n’en reçoivent que l’adresse ou le numéro, et le texte."
    : "La société qui achemine nos mails n’en reçoit que l’adresse et le texte.";
