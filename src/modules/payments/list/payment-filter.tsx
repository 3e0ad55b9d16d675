import { Button } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import { SelectField } from "#ui/fields/select-field.tsx";
import { paymentStatuses } from "../payment.status.ts";
import { statusWords } from "../payment-words.ts";
import { type PaymentFilter, statusInAddress } from "../reading/payment-filter.rules.ts";
import type { PaymentView } from "./payment-view.rules.ts";

type Props = {
  address: string;
  filter: PaymentFilter;
  view: PaymentView;
  years: readonly number[];
  /** What the search finds. */
  finds: string;
};

/** Sent by GET: an address with its filters can be kept and shared. */
export function PaymentFilterForm({ address, filter, view, years, finds }: Props) {
  const { year, status, search } = filter;
  const shown = year === null || years.includes(year) ? years : [year, ...years];
  const values = {
    annee: year === null ? "" : String(year),
    statut: status ? statusInAddress[status] : "",
    q: search,
  };
  const state = { values, errors: {} };
  return (
    <search>
      <form class="filter" method="get" action={address}>
        {view === "transfers" && <input type="hidden" name="vue" value="virements" />}
        <SelectField
          state={state}
          name="annee"
          label="Année"
          none="Toutes"
          options={shown.map((each) => ({ value: String(each), label: String(each) }))}
        />
        <SelectField
          state={state}
          name="statut"
          label="Statut"
          none="Tous"
          options={paymentStatuses.map((each) => ({
            value: statusInAddress[each],
            label: statusWords[each].one,
          }))}
        />
        <Field state={state} name="q" label="Rechercher" autocomplete="off" hint={finds} />
        <Button tone="quiet" icon="search">
          Afficher
        </Button>
      </form>
    </search>
  );
}
