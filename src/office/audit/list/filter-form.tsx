import { Button } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import { SelectField } from "#ui/fields/select-field.tsx";
import type { AuditShown } from "./audit-page.tsx";

/** Sent by GET: an address with its filters can be kept and shared. */
export const FilterForm = ({ action, shown }: { action: string; shown: AuditShown }) => {
  const { space, spaces, kinds, acted, state } = shown;
  const words = [...kinds].map(([value, label]) => ({ value, label }));
  return (
    <search>
      <form class="desk-filters" method="get" action={action}>
        {spaces.length > 1 ? (
          <SelectField
            state={state}
            name="espace"
            label="Espace"
            none={space.wording.shortName}
            options={spaces.map(({ id, wording }) => ({ value: id, label: wording.shortName }))}
          />
        ) : (
          <input type="hidden" name="espace" value={space.id} />
        )}
        <SelectField
          state={state}
          name="membre"
          label="Membre"
          none="Tous"
          options={acted.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          state={state}
          name="action"
          label="Action"
          none="Toutes"
          options={words.toSorted((a, b) => a.label.localeCompare(b.label, "fr"))}
        />
        <Field state={state} name="dossier" label="Numéro du dossier" autocomplete="off" />
        <Field state={state} name="du" label="Du" autocomplete="off" />
        <Field state={state} name="au" label="Au" autocomplete="off" />
        <Button tone="quiet" icon="search">
          Afficher
        </Button>
      </form>
    </search>
  );
};
