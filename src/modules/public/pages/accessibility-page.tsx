import { describeDay } from "#kernel/moment.ts";
import { audit } from "#spaces/accessibility/audit.ts";
import type { Conformity } from "#spaces/accessibility/conformity.rules.ts";
import { declare } from "#spaces/accessibility/portal.rules.ts";
import type { View } from "#web/visit.ts";
import { AccessibilityResults } from "./accessibility-results.tsx";
import { TextPage } from "./text-page.tsx";

/** The words of the model. */
const inWords: Record<Conformity, string> = {
  "totalement conforme": "est en totale conformité avec",
  "partiellement conforme": "est en conformité partielle avec",
  "non conforme": "n’est pas en conformité avec",
};

const reference = "le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1";

/** The statement, in the order of the model that RGAA imposes ("Obligations", « Contenu de la déclaration »). */
export const AccessibilityPage = (view: View) => {
  const { name, organisation, contact, accessibility: check } = view.space.wording;
  const declared = declare(check);
  return (
    <TextPage
      {...view}
      title="Déclaration d’accessibilité"
      description={`${name} : ce qui est accessible à tous sur ce site, ce qui ne l’est pas encore, et comment nous le signaler.`}
      lead="Ce site doit servir à tous, y compris avec un lecteur d’écran, au clavier ou en très gros caractères."
    >
      <p>
        {organisation} s’engage à rendre son site accessible, conformément à l’article 47 de la loi n°
        2005-102 du 11 février 2005. Cette déclaration s’applique au site « {name} ».
      </p>
      {check?.plan && (
        <p>
          La stratégie et les actions suivies sont dans le{" "}
          <a href={check.plan} rel="external noreferrer">
            schéma pluriannuel de mise en accessibilité
          </a>
          .
        </p>
      )}
      <h2>État de conformité</h2>
      <p>
        Le site « {name} » <strong>{inWords[declared.state]}</strong> {reference}
        {check && declared.failures.length > 0 && ", en raison des non-conformités énumérées plus bas"}.
        {!check &&
          " Ses textes et ses couleurs n’ont pas encore été évalués : sans évaluation, la loi ne permet pas d’autre mot. Cela ne veut pas dire que le site est inutilisable."}
      </p>
      <AccessibilityResults declared={declared} />
      <h2>Établissement de cette déclaration</h2>
      <p>
        {check
          ? `Cette déclaration a été établie le ${describeDay(check.madeOn)}. `
          : "Cette déclaration n’a pas encore de date : elle en aura une quand ce site aura été évalué. "}
        L’évaluation du logiciel date du {describeDay(audit.madeOn)}.
      </p>
      <h3>Technologies utilisées</h3>
      <List items={audit.technologies} />
      <h3>Agents utilisateurs et outils de vérification</h3>
      <List items={audit.tools} />
      <p>
        Le site n’a pas encore été essayé avec NVDA, JAWS, VoiceOver ni TalkBack : dites-nous si l’un d’eux le
        lit mal.
      </p>
      <h3>Pages vérifiées</h3>
      <List items={audit.sample} />
      <h2>Retour d’information et contact</h2>
      <p>
        Si vous n’arrivez pas à accéder à une page ou à un service, écrivez à{" "}
        <a href={`mailto:${contact.email}`}>{contact.email}</a> ou appelez le {contact.phone} ({contact.hours}
        ). Nous vous donnerons l’information ou ferons la démarche avec vous, par un autre moyen.
      </p>
      <h2>Voies de recours</h2>
      <p>
        Vous nous avez signalé un défaut qui vous empêche d’utiliser le site et vous n’avez pas eu de réponse
        satisfaisante ? Vous pouvez :
      </p>
      <ul>
        <li>
          <a href="https://formulaire.defenseurdesdroits.fr/" rel="external noreferrer">
            écrire un message au Défenseur des droits
          </a>{" "}
          ;
        </li>
        <li>
          <a href="https://www.defenseurdesdroits.fr/saisir/delegues" rel="external noreferrer">
            contacter le délégué du Défenseur des droits dans votre région
          </a>{" "}
          ;
        </li>
        <li>
          envoyer un courrier, gratuit et sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris
          CEDEX 07.
        </li>
      </ul>
    </TextPage>
  );
};

const List = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);
