import type { LoggedMail, MailFilter } from "#infra/mail/log/mail-log.queries.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import { maskEmail } from "#kernel/text/text.ts";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { addressOfMails } from "../mail-filter.rules.ts";
import { standingWords } from "../words/mail-words.ts";
import { AnswerWords } from "./answer.tsx";
import { FilterForm, type KindOption } from "./filter-form.tsx";
import { MailsNav, OlderLines } from "./mails-nav.tsx";

type Props = {
  visit: DeskView;
  filter: MailFilter;
  kinds: readonly KindOption[];
  mails: readonly LoggedMail[];
  total: number;
  isLater: boolean;
  hasMore: boolean;
};

/** Recipients are masked: a list is read over a shoulder. The page of a mail shows its address, and is audited. */
export const MailsPage = ({ visit, filter, kinds, mails, total, isLater, hasMore }: Props) => {
  const path = `${visit.home}/mails`;
  const last = mails.at(-1);
  const titles = new Map(kinds.map(({ kind, title }) => [kind, title]));
  return (
    <DeskPage visit={visit} title="Mails">
      <MailsNav visit={visit} current="" />
      <FilterForm visit={visit} filter={filter} kinds={kinds} />
      <p class="desk-count">{countWords(total)} sur les trois derniers mois.</p>
      <div class="desk-scroll">
        <Table
          caption="Mails, du plus récent au plus ancien"
          columns={[
            { label: "Demandé le" },
            { label: "Nature" },
            { label: "Destinataire" },
            { label: "État" },
            { label: "Réponse du fournisseur" },
            { label: "Essais", numeric: true },
          ]}
          rows={mails.map((mail) => [
            <a key={mail.id} class="mails-when" href={`${path}/${mail.id}`}>
              {describeDateInDigits(mail.queuedAt)}
            </a>,
            titles.get(mail.kind) ?? mail.kind,
            maskEmail(mail.recipient),
            <Tag key="state" tone={standingWords[mail.standing].tone}>
              {standingWords[mail.standing].label}
            </Tag>,
            <AnswerWords key="answer" {...mail} />,
            mail.attempts,
          ])}
          empty="Aucun mail ne répond à ces filtres."
        />
      </div>
      <OlderLines
        older={hasMore && last ? path + addressOfMails(filter, last.id) : null}
        first={isLater ? path + addressOfMails(filter) : null}
      />
    </DeskPage>
  );
};

const countWords = (total: number) =>
  total === 0 ? "Aucun mail" : `${total.toLocaleString("fr-FR")} ${total > 1 ? "mails" : "mail"}`;
