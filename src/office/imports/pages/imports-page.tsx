import { encodingNames, encodings } from "#imports/encoding/encoding.rules.ts";
import type { DeskKind } from "#imports/kinds/import-kind.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { UploadId } from "#kernel/ids.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Checkbox } from "#ui/fields/checkbox.tsx";
import { Radios } from "#ui/fields/choice-fields.tsx";
import { FileField } from "#ui/fields/file-field.tsx";
import { SelectField } from "#ui/fields/select-field.tsx";
import { Form } from "#ui/form.tsx";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { Upload } from "../uploads/uploads.queries.ts";
import { type ListFilter, stateOptions } from "./list-filter.rules.ts";
import { StateTag } from "./state-tag.tsx";

export type UploadList = {
  filter: ListFilter;
  count: number;
  uploads: readonly Upload[];
  /** The last one shown, where there are older ones. */
  older: UploadId | undefined;
  isFirst: boolean;
};

type Props = {
  visit: DeskView;
  kinds: readonly DeskKind[];
  fileBytes: number;
  list: UploadList;
  state: FormState;
};

export const ImportsPage = ({ visit, kinds, fileBytes, list, state }: Props) => (
  <DeskPage visit={visit} title="Imports">
    <div class="imports">
      <Card title="Déposer un fichier">
        <DepositForm visit={visit} kinds={kinds} fileBytes={fileBytes} state={state} />
      </Card>
      <div>
        <Filter visit={visit} filter={list.filter} />
        <History visit={visit} kinds={kinds} list={list} />
      </div>
    </div>
  </DeskPage>
);

const DepositForm = ({ visit, kinds, fileBytes, state }: Omit<Props, "list">) => (
  <Form action={`${visit.home}/imports`} csrf={visit.csrf} state={state} submit="Déposer et vérifier" files>
    <Radios
      state={state}
      name="kind"
      label="Ce que contient le fichier"
      options={kinds.map(({ kind, label, hint }) => ({ value: kind, label, hint }))}
      required
    />
    <FileField
      state={state}
      name="file"
      label="Fichier"
      kinds="CSV, texte, JSON ou XML"
      accept=".csv,.txt,.json,.xml"
      fileBytes={fileBytes}
      required
    />
    {kinds.some(({ mayBeWhole }) => mayBeWhole) && (
      <Checkbox
        state={state}
        name="whole"
        label="C’est le registre entier"
        hint="Les titulaires qu’il ne nomme pas seront clôturés."
      />
    )}
    <SelectField
      state={state}
      name="encoding"
      label="Encodage"
      hint="À dire seulement si des lettres du rapport sont abîmées."
      none="Reconnu dans le fichier"
      options={encodings.map((value) => ({ value, label: encodingNames[value] }))}
    />
  </Form>
);

const Filter = ({ visit, filter }: { visit: DeskView; filter: ListFilter }) => (
  <form class="desk-filters" method="get" action={`${visit.home}/imports`}>
    <SelectField
      state={{ values: filter.state ? { etat: filter.state } : {}, errors: {} }}
      name="etat"
      label="État"
      none="Tous"
      options={stateOptions}
    />
    <Button tone="quiet">Filtrer</Button>
  </form>
);

function History({ visit, kinds, list }: Pick<Props, "visit" | "kinds" | "list">) {
  const { uploads, count, filter, older, isFirst } = list;
  const address = (more: Record<string, string>) =>
    `${visit.home}/imports?${new URLSearchParams({ ...(filter.state && { etat: filter.state }), ...more })}`;
  const labelOf = (upload: Upload) => kinds.find(({ kind }) => kind === upload.kind)?.label ?? upload.kind;
  return (
    <>
      <p class="desk-count">{count > 1 ? `${count} imports` : count === 1 ? "1 import" : ""}</p>
      <div class="desk-scroll">
        <Table
          caption="Imports, le plus récent d’abord"
          columns={[
            { label: "Fichier" },
            { label: "Type" },
            { label: "État" },
            { label: "Déposé" },
            { label: "Approuvé par" },
            { label: "Effet" },
          ]}
          rows={uploads.map((upload) => [
            <>
              <a class="breakable" href={`${visit.home}/imports/${upload.id}`}>
                {upload.fileName}
              </a>{" "}
              <span class="imports-hash">{upload.sha256.slice(0, 8)}</span>
            </>,
            labelOf(upload),
            <StateTag state={upload.state} />,
            `${upload.uploadedByName}, le ${describeDateInDigits(upload.uploadedAt)}`,
            upload.approvedByName ?? "–",
            effectOf(upload),
          ])}
          empty={filter.state ? "Aucun import dans cet état." : "Aucun fichier n’a encore été déposé."}
        />
      </div>
      {(older || !isFirst) && (
        <nav class="row" aria-label="Pages de l’historique">
          {!isFirst && (
            <ButtonLink href={address({})} tone="quiet">
              Plus récents
            </ButtonLink>
          )}
          {older && (
            <ButtonLink href={address({ avant: older })} tone="quiet">
              Plus anciens
            </ButtonLink>
          )}
        </nav>
      )}
    </>
  );
}

/** "Nouveaux 3 · Modifiés 12", or how many lines were refused. */
function effectOf({ report, state }: Upload): string {
  const figures = report?.words?.figures.filter(({ value }) => value > 0).slice(0, 3) ?? [];
  if (figures.length > 0) return figures.map(({ label, value }) => `${label} ${value}`).join(" · ");
  const refusals = report?.listed.count ?? 0;
  return state === "refused" ? `${refusals} ${refusals > 1 ? "refus" : "refus"}` : "–";
}
