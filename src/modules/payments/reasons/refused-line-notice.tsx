import { bankReason } from "#kernel/values/bank-reasons.rules.ts";
import { Notice } from "#ui/notice.tsx";

/** A line that the organisation refused, such as an invoice, within a transfer that the bank accepted. */
export function RefusedLineNotice({ reason, question }: { reason: string; question: string }) {
  const why = bankReason(reason);
  return (
    <Notice tone="warn" title="Cette ligne a été refusée, et non par la banque">
      {why && <p>Raison donnée : {why.words}.</p>}
      <p>
        Pour la contester ou la corriger, <a href={question}>posez une question sur ce versement</a>.
      </p>
    </Notice>
  );
}
