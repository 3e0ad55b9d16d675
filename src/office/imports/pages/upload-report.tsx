import { textColumn } from "#imports/cells/spreadsheet-traces.rules.ts";
import { printable } from "#imports/findings/refusal.ts";
import { type Figure, mendedFigures } from "#imports/kinds/report-in-words.ts";
import { capitalised } from "#kernel/text/text.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { StoredReport } from "../uploads/stored-report.ts";
import { mayMove } from "../uploads/upload.status.ts";
import type { Upload } from "../uploads/uploads.queries.ts";
import { spreadsheetWarnings } from "./spreadsheet-traces.rules.ts";

type Props = { visit: DeskView; upload: Upload };

/** What the check found: figures, warnings, and the lines that are refused or listed. */
export function UploadReport({ visit, upload }: Props) {
  const { report } = upload;
  if (!report) return null;
  const { words, mended } = report;
  return (
    <Card title={upload.state === "applied" ? "Ce qui a été fait" : "Le rapport"}>
      {words ? (
        <>
          <p>{words.title}</p>
          {!words.changesSomething && (
            <Notice tone="info" title="Rien à changer : tout est déjà au registre." />
          )}
          <Warnings upload={upload} report={report} />
          <Figures figures={words.figures} />
          {words.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </>
      ) : (
        <>
          <Notice tone="bad" title="Fichier refusé, rien n’a été changé.">
            <p>Corrigez les lignes ci-dessous à la source, puis déposez le fichier de nouveau.</p>
          </Notice>
          <Warnings upload={upload} report={report} />
          <Figures figures={mendedFigures(mended)} />
        </>
      )}
      {report.columns.length > 0 && mayMove(upload.state, "check_again") && (
        <p>
          <a href={`${visit.home}/imports/${upload.id}/colonnes`}>Dire quelle colonne est laquelle</a>
        </p>
      )}
      <Listed visit={visit} upload={upload} report={report} />
    </Card>
  );
}

const Figures = ({ figures }: { figures: readonly Figure[] }) =>
  figures.length > 0 ? (
    <Table
      caption="Lignes du fichier"
      columns={[{ label: "Quoi" }, { label: "Combien", numeric: true }, { label: "Précision" }]}
      rows={figures.map(({ label, value, aside }) => [label, value.toLocaleString("fr-FR"), aside ?? ""])}
      empty=""
    />
  ) : null;

function Warnings({ upload, report }: { upload: Upload; report: StoredReport }) {
  const traces = spreadsheetWarnings(report);
  const warnings = upload.state === "applied" ? [] : (report.words?.warnings ?? []);
  return (
    <>
      {traces.map((title) => (
        <Notice key={title} tone="warn" title={title}>
          <p>{capitalised(textColumn)}.</p>
        </Notice>
      ))}
      {warnings.map((title) => (
        <Notice key={title} tone="warn" title={title} />
      ))}
    </>
  );
}

const Listed = ({ visit, upload, report: { words, listed } }: Props & { report: StoredReport }) =>
  listed.count > 0 ? (
    <>
      <h3>{words ? "Mis de côté, et conflits" : "Lignes refusées"}</h3>
      {listed.first.length > 0 && (
        <div class="desk-scroll">
          <Table
            caption={`Les ${listed.first.length} premières lignes, sur ${listed.count}`}
            columns={[
              { label: "Ligne", numeric: true },
              { label: "Colonne" },
              { label: "Raison" },
              { label: "Valeur" },
            ]}
            rows={listed.first.map(({ line, column, reason, value }) => [
              line,
              column || "–",
              capitalised(reason),
              printable(value) || "–",
            ])}
            empty=""
          />
        </div>
      )}
      {upload.rejectsKey ? (
        <ButtonLink href={`${visit.home}/imports/${upload.id}/refus.csv`} tone="quiet" icon="download">
          Télécharger la liste (CSV)
        </ButtonLink>
      ) : (
        <p>La liste complète est détruite.</p>
      )}
    </>
  ) : null;
