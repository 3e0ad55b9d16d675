import { describeLongDay } from "#kernel/moment.ts";
import type { LetterBack } from "#letters/returns/letter-back.queries.ts";
import { returnReasons } from "#letters/returns/return-reasons.rules.ts";
import { Notice } from "#ui/notice.tsx";
import type { MemberView } from "#web/visit.ts";

type Props = { visit: MemberView; back: LetterBack };

/** Beside the address, until it changes. */
export const LetterBackNotice = ({ visit, back: { since, reason } }: Props) => (
  <Notice tone="warn" title="Un courrier nous est revenu de cette adresse">
    <p>
      Il nous est revenu le {describeLongDay(since)}
      {reason && ` avec la mention « ${returnReasons[reason]} »`}. L’adresse est incomplète ou a changé ?{" "}
      <a href={`${visit.home}/contact`}>Donnez-nous la bonne</a>. Elle est juste ? Vérifiez votre nom sur la
      boîte aux lettres.
    </p>
  </Notice>
);
