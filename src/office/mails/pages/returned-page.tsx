import type { ReturnedMailRow } from "#infra/mail/bounces/returned-lists.queries.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import { maskEmail } from "#kernel/text/text.ts";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { AnswerWords } from "./answer.tsx";
import { MailsNav, OlderLines } from "./mails-nav.tsx";

type Props = {
  visit: DeskView;
  returned: readonly ReturnedMailRow[];
  titleOf(kind: string): string;
  isLater: boolean;
  hasMore: boolean;
};

const learnt = { reply: "refusé à l’envoi", report: "revenu après l’envoi" };

export const ReturnedPage = ({ visit, returned, titleOf, isLater, hasMore }: Props) => {
  const path = `${visit.home}/mails/retours`;
  const last = returned.at(-1);
  return (
    <DeskPage visit={visit} title="Mails revenus">
      <MailsNav visit={visit} current="/retours" />
      <p class="desk-count">
        Une adresse qui échoue pour de bon est suspendue, et la personne l’apprend dans son espace.
      </p>
      <div class="desk-scroll">
        <Table
          caption="Mails revenus, du plus récent au plus ancien"
          columns={[
            { label: "Le" },
            { label: "Destinataire" },
            { label: "Nature" },
            { label: "Réponse du fournisseur" },
            { label: "Comment" },
          ]}
          rows={returned.map((one) => [
            <a key={one.mailId} class="mails-when" href={`${visit.home}/mails/${one.mailId}`}>
              {describeDateInDigits(one.at)}
            </a>,
            maskEmail(one.recipient),
            titleOf(one.kind),
            <AnswerWords key="answer" {...one} />,
            learnt[one.learntBy],
          ])}
          empty="Aucun mail n’est revenu."
        />
      </div>
      <OlderLines
        older={hasMore && last ? `${path}?apres=${last.mailId}` : null}
        first={isLater ? path : null}
      />
    </DeskPage>
  );
};
