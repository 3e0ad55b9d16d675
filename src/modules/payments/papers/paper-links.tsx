import { Button, ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { PostForm } from "#ui/post-form.tsx";
import type { MemberView } from "#web/visit.ts";
import type { Layout } from "../layouts/layout.ts";
import { type PaymentView, viewInAddress } from "../list/payment-view.rules.ts";
import type { Transfer } from "../payment.ts";
import { addressOf, type PaymentFilter } from "../reading/payment-filter.rules.ts";
import type { PapersOf } from "./papers-of.ts";
import { attestationPath, bordereauPath, exportPath, statementPath } from "./papers-path.ts";

type Props = {
  visit: MemberView;
  filter: PaymentFilter;
  view: PaymentView;
  papers: PapersOf;
  /** Whether the filter finds nothing to export. */
  isEmpty: boolean;
};

/** The documents of the year that the list shows, or of the last one with payments. */
export const PaperLinks = ({ visit, filter, view, papers: { year, attested }, isEmpty }: Props) => (
  <Card title="Vos documents">
    <p>
      {attested ? "Le relevé et l’attestation sont ceux" : "Le relevé est celui"} de {year}
      {!isEmpty && " ; l’export reprend la liste ci-dessus"}.
    </p>
    <div class="form-actions">
      <ButtonLink href={visit.home + statementPath(year)} tone="quiet" icon="download">
        Télécharger le relevé annuel (PDF)
      </ButtonLink>
      {attested && (
        <PostForm action={visit.home + attestationPath(year)} csrf={visit.csrf}>
          <Button tone="quiet" icon="download">
            Attestation de versement (PDF)
          </Button>
        </PostForm>
      )}
      {!isEmpty && (
        <ButtonLink
          href={visit.home + exportPath + addressOf(filter, viewInAddress[view])}
          tone="quiet"
          icon="download"
        >
          Exporter en CSV
        </ButtonLink>
      )}
    </div>
  </Card>
);

type OfTransfer = { visit: MemberView; layout: Layout; transfer: Transfer };

export const BordereauLink = ({ visit, layout, transfer }: OfTransfer) =>
  layout.papers?.includes("bordereau") ? (
    <p>
      <ButtonLink href={visit.home + bordereauPath(transfer.id)} tone="quiet" icon="download">
        Bordereau (PDF)
      </ButtonLink>
    </p>
  ) : null;
