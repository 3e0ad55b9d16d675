import type { LastCheck } from "#audit/check/checks.queries.ts";
import { isWhole, type Verdict } from "#audit/verify/fault.ts";
import { faultsInWords } from "#audit/verify/fault-words.rules.ts";
import { describeDate } from "#kernel/moment.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";

/** Whether anybody touched the audit, as the last verification found it. */
export const ChainCard = ({
  check: { checkedAt, verdict, anchoredAt, anchoredSeq },
}: {
  check: LastCheck;
}) => (
  <Card title="Intégrité">
    {verdict && !isWhole(verdict) && (
      <Notice tone="bad" title="Cet audit n’est plus intact">
        <ul>
          {faultsInWords(verdict).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    )}
    <Facts
      items={[
        {
          label: "Dernière vérification",
          value: checkedAt && verdict ? `${describeDate(checkedAt)} : ${conclusion(verdict)}` : "pas encore",
        },
        {
          label: "Dernière ancre, hors de la base",
          value: anchoredAt
            ? `${describeDate(anchoredAt)}, ligne ${anchoredSeq?.toLocaleString("fr-FR")}`
            : "pas encore",
        },
      ]}
    />
    <p class="desk-count">
      Chaque nuit, Parvis relit toutes les lignes. À tout moment : <code>npx parvis audit verify</code>
    </p>
  </Card>
);

const conclusion = (verdict: Verdict) =>
  `${verdict.rows.toLocaleString("fr-FR")} lignes, ${isWhole(verdict) ? "intact" : "pas intact"}`;
