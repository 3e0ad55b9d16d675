import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { FoundFile } from "./search-files.actions.ts";
import { describeMatch, stateWords } from "./search-words.rules.ts";

type Named = { lastName: string; firstName: string; organisation: string; number: string };

export const nameOf = ({ lastName, firstName, organisation, number }: Named) =>
  [lastName, firstName].filter(Boolean).join(" ") || organisation || number;

type Props = { visit: DeskView; typed: string; files: readonly FoundFile[] };

export const FoundTable = ({ visit, typed, files }: Props) => (
  <div class="desk-scroll">
    <Table
      caption={`Dossiers qui répondent à « ${typed} », les plus proches d’abord`}
      columns={[
        { label: "Dossier" },
        { label: visit.space.wording.numberLabel },
        { label: "Ville" },
        { label: "État" },
        { label: "Trouvé par" },
      ]}
      rows={files.map((file) => [
        <a href={`${visit.home}/dossiers/${file.id}`}>{nameOf(file)}</a>,
        file.number,
        [file.postalCode, file.city].filter(Boolean).join(" "),
        <Tag tone={stateWords[file.state].tone}>{stateWords[file.state].words}</Tag>,
        <Why file={file} />,
      ])}
      empty=""
    />
  </div>
);

const Why = ({ file }: { file: FoundFile }) => (
  <ul class="dossiers-why">
    {file.why.map(describeMatch).map(({ label, value }) => (
      <li key={label + value}>
        {label} <b>{value}</b>
      </li>
    ))}
  </ul>
);
