import type { LastCheck } from "#audit/check/checks.queries.ts";
import { isWhole } from "#audit/verify/fault.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { ButtonLink } from "#ui/button.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { auditPath } from "../audit-address.ts";
import { ChainCard } from "../chain/chain-card.tsx";
import type { ReadingAlert } from "../reading/alerts.queries.ts";
import { AlertsCard } from "../reading/alerts-card.tsx";
import type { Acted, AuditPart } from "./audit-events.queries.ts";
import { inAddress } from "./audit-filter.rules.ts";
import { AuditTable } from "./audit-table.tsx";
import { FilterForm } from "./filter-form.tsx";

export type AuditShown = {
  space: Space;
  /** Those that the member may choose. */
  spaces: readonly Space[];
  kinds: ReadonlyMap<string, string>;
  /** Of the filters, from the address. */
  state: FormState;
  part: AuditPart;
  /** Up to one more than `mostCounted`. */
  count: number;
  acted: readonly Acted[];
  check: LastCheck;
  alerts: readonly ReadingAlert[];
};

export const mostCounted = 10_000;

export const AuditPage = ({ visit, shown }: { visit: DeskView; shown: AuditShown }) => {
  const { space, part, count, check, alerts, state, kinds } = shown;
  const isBroken = check.verdict !== null && !isWhole(check.verdict);
  const address = (path: string, more?: Record<string, string>) =>
    visit.home + path + inAddress(state.values, more);
  return (
    <DeskPage
      visit={visit}
      title="Audit"
      actions={
        <ButtonLink href={address(`${auditPath}/export`)} tone="quiet" icon="download">
          Exporter en CSV
        </ButtonLink>
      }
    >
      <div class="audit">
        {isBroken && <ChainCard check={check} />}
        {alerts.length > 0 && <AlertsCard visit={visit} space={space} alerts={alerts} />}
        <FilterForm action={visit.home + auditPath} shown={shown} />
        <div>
          {count > 0 && <p class="desk-count">{countInWords(count, part.events.length)}</p>}
          <AuditTable home={visit.home} space={space} kinds={kinds} events={part.events} />
        </div>
        <Pager part={part} addressOf={(more) => address(auditPath, more)} />
        {!isBroken && <ChainCard check={check} />}
      </div>
    </DeskPage>
  );
};

function countInWords(count: number, shown: number): string {
  const all =
    count > mostCounted ? `plus de ${mostCounted.toLocaleString("fr-FR")}` : count.toLocaleString("fr-FR");
  return `${shown} ${shown > 1 ? "lignes affichées" : "ligne affichée"} sur ${all}, la plus récente d’abord.`;
}

type PagerProps = { part: AuditPart; addressOf(more: Record<string, string>): string };

const Pager = ({ part: { newer, older }, addressOf }: PagerProps) =>
  newer || older ? (
    <nav class="row" aria-label="Autres lignes de l’audit">
      {newer && (
        <ButtonLink href={addressOf({ apres: String(newer) })} tone="quiet">
          Plus récents
        </ButtonLink>
      )}
      {older && (
        <ButtonLink href={addressOf({ avant: String(older) })} tone="quiet">
          Plus anciens
        </ButtonLink>
      )}
    </nav>
  ) : null;
