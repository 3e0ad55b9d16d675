import { mayDo } from "#kernel/actor.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { describeDate } from "#kernel/moment.ts";
import type { LetterOrder } from "#letters/orders/orders.queries.ts";
import { titleOfKind } from "#letters/printing/batch-files.rules.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { shortId } from "../batch-words.ts";

type Props = { visit: DeskView; order: LetterOrder };

/** An order whose batch is not printed, or never will be. */
export const OrderPage = ({ visit, order }: Props) => {
  const path = `${visit.home}/courriers/lots/${order.id}`;
  const asked = `Demandée par ${order.orderedBy ?? "la ligne de commande"} le ${describeDate(order.orderedAt)} : ${titleOfKind(order.kind)}.`;
  return (
    <DeskPage visit={visit} title={`Lot ${shortId(order.id)}`}>
      {order.outcome === null ? (
        <Notice tone="info" title="Impression en cours">
          <p>{asked} Quelques secondes suffisent d’ordinaire.</p>
          <p>
            <ButtonLink href={path} icon="refresh-cw">
              Actualiser
            </ButtonLink>
          </p>
        </Notice>
      ) : (
        <Notice
          tone="warn"
          title={order.outcome === "cancelled" ? "Impression annulée" : "Rien n’a été imprimé"}
        >
          <p>{asked} Les courriers attendent comme avant.</p>
        </Notice>
      )}
      {order.outcome === null && mayDo(visit.member.role, "superviseur") && (
        <Form
          action={`${path}/annuler`}
          csrf={visit.csrf}
          state={emptyForm}
          submit="Annuler cette impression"
          tone="quiet"
        />
      )}
    </DeskPage>
  );
};
