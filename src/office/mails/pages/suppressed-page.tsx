import type { SuppressedAddress } from "#infra/mail/bounces/returned-lists.queries.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import { maskEmail } from "#kernel/text/text.ts";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { AnswerWords } from "./answer.tsx";
import { MailsNav, OlderLines } from "./mails-nav.tsx";

type Props = {
  visit: DeskView;
  suppressed: readonly SuppressedAddress[];
  total: number;
  isLater: boolean;
  hasMore: boolean;
};

export const SuppressedPage = ({ visit, suppressed, total, isLater, hasMore }: Props) => {
  const path = `${visit.home}/mails/suspensions`;
  const last = suppressed.at(-1);
  return (
    <DeskPage visit={visit} title="Adresses suspendues">
      <MailsNav visit={visit} current="/suspensions" />
      <p class="desk-count">
        {total === 0
          ? "Aucune adresse"
          : `${total.toLocaleString("fr-FR")} ${total > 1 ? "adresses" : "adresse"}`}
        . Seuls y partent encore les liens et codes demandés, et les avertissements de sécurité. La suspension
        cesse quand la personne change d’adresse, ou quand un lien reçu à cette adresse sert.
      </p>
      <div class="desk-scroll">
        <Table
          caption="Adresses suspendues, de la plus récente à la plus ancienne"
          columns={[
            { label: "Depuis le" },
            { label: "Adresse" },
            { label: "Réponse du fournisseur" },
            { label: "Mails retenus", numeric: true },
            { label: "Dossier" },
          ]}
          rows={suppressed.map((one) => [
            <a key={one.id} class="mails-when" href={`${path}/${one.id}`}>
              {describeDateInDigits(one.since)}
            </a>,
            maskEmail(one.address),
            <AnswerWords key="answer" fate="lasting" status={one.status} reason={one.reason} />,
            one.heldBack,
            one.holderId && <a href={`${visit.home}/dossiers/${one.holderId}`}>Ouvrir le dossier</a>,
          ])}
          empty="Aucune adresse n’est suspendue."
        />
      </div>
      <OlderLines older={hasMore && last ? `${path}?apres=${last.id}` : null} first={isLater ? path : null} />
    </DeskPage>
  );
};
