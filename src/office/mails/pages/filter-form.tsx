import type { MailFilter, MailStanding } from "#infra/mail/log/mail-log.queries.ts";
import { Button } from "#ui/button.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { standingInAddress } from "../mail-filter.rules.ts";
import { standingWords } from "../words/mail-words.ts";

export type KindOption = { kind: string; title: string };

type Props = { visit: DeskView; filter: MailFilter; kinds: readonly KindOption[] };

/** A GET form: a filtered list has an address of its own. */
export const FilterForm = ({ visit, filter, kinds }: Props) => (
  <form class="desk-filters" method="get" action={`${visit.home}/mails`}>
    <div class="field">
      <label for="etat">État</label>
      <select id="etat" name="etat">
        <option value="">Tous</option>
        {(Object.entries(standingWords) as [MailStanding, { label: string }][]).map(
          ([standing, { label }]) => (
            <option
              key={standing}
              value={standingInAddress[standing]}
              selected={standing === filter.standing}
            >
              {label}
            </option>
          ),
        )}
      </select>
    </div>
    <div class="field">
      <label for="nature">Nature</label>
      <select id="nature" name="nature">
        <option value="">Toutes</option>
        {kinds.map(({ kind, title }) => (
          <option key={kind} value={kind} selected={kind === filter.kind}>
            {title}
          </option>
        ))}
      </select>
    </div>
    <Text name="domaine" label="Domaine" value={filter.domain} />
    <Text name="destinataire" label="Destinataire" value={filter.recipient} />
    <DayField name="du" label="Du" value={filter.from} />
    <DayField name="au" label="Au" value={filter.until} />
    {filter.holderId && <input type="hidden" name="dossier" value={filter.holderId} />}
    <Button tone="quiet" icon="list-filter">
      Filtrer
    </Button>
    <a href={`${visit.home}/mails`}>Tout afficher</a>
  </form>
);

type FilterProps = { name: string; label: string; value: string | null };

const Text = ({ name, label, value }: FilterProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} type="text" value={value ?? ""} maxLength={254} autocomplete="off" />
  </div>
);

const DayField = ({ name, label, value }: FilterProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} type="date" value={value ?? ""} />
  </div>
);
