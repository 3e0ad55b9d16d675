import { rateOf } from "#spaces/accessibility/conformity.rules.ts";
import type { Declared } from "#spaces/accessibility/portal.rules.ts";

/** « Résultats des tests » and « Contenus non accessibles ». */
export const AccessibilityResults = ({ declared: { count, failures } }: { declared: Declared }) => (
  <>
    <h2>Résultats des tests</h2>
    <p>
      L’audit de conformité, réalisé en interne (auto-évaluation), révèle que {rateOf(count)} % des critères
      du RGAA qui s’appliquent à ces pages sont respectés : {count.met} sur {count.applicable}.
    </p>
    <h2>Contenus non accessibles</h2>
    {failures.length === 0 ? (
      <p>L’évaluation n’a relevé aucune non-conformité.</p>
    ) : (
      <>
        <h3>Non-conformités</h3>
        <ul>
          {failures.map(({ number, title, fails }) => (
            <li key={number}>
              {title} (critère {number}) : {fails}
            </li>
          ))}
        </ul>
      </>
    )}
    <p>Aucune dérogation pour charge disproportionnée n’est invoquée, et aucun contenu n’est exempté.</p>
  </>
);
