import type { DeskKind } from "#imports/kinds/import-kind.ts";
import { describeBytes } from "#kernel/fields/file-name.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDate } from "#kernel/moment.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { RehearsedPage } from "../rehearsal/rehearsed-pages.queries.ts";
import { isAtWork, stateWords } from "../uploads/upload.status.ts";
import type { StepLine, Upload } from "../uploads/uploads.queries.ts";
import { RehearsedPages } from "./rehearsed-pages.tsx";
import { StateTag } from "./state-tag.tsx";
import { UploadActions } from "./upload-actions.tsx";
import { UploadProgress } from "./upload-progress.tsx";
import { UploadReport } from "./upload-report.tsx";

export type UploadProps = {
  visit: DeskView;
  kinds: readonly DeskKind[];
  upload: Upload;
  steps: readonly StepLine[];
  rehearsed: readonly RehearsedPage[];
  state: FormState;
};

export const UploadPage = (props: UploadProps) => {
  const { visit, kinds, upload, steps, rehearsed, state } = props;
  const kind = kinds.find((one) => one.kind === upload.kind);
  return (
    <DeskPage visit={visit} title={upload.fileName}>
      <p>
        <StateTag state={upload.state} />
      </p>
      {isAtWork(upload.state) && <UploadProgress visit={visit} upload={upload} />}
      <div class="desk-columns">
        <div class="imports-report">
          <UploadReport visit={visit} upload={upload} />
          {rehearsed.length > 0 && <RehearsedPages visit={visit} upload={upload} pages={rehearsed} />}
        </div>
        <div>
          <UploadActions visit={visit} upload={upload} state={state} />
          <Card title="Le fichier">
            <UploadFacts upload={upload} label={kind?.label ?? upload.kind} />
          </Card>
        </div>
      </div>
      <h2>Historique</h2>
      <Table
        caption="Ce qui lui est arrivé"
        columns={[{ label: "Étape" }, { label: "Par" }, { label: "Le" }, { label: "Remarque" }]}
        rows={steps.map(({ state: step, byName, at, note }) => [
          stateWords[step],
          byName || "Parvis",
          describeDate(at),
          note,
        ])}
        empty="Rien encore."
      />
    </DeskPage>
  );
};

const UploadFacts = ({ upload, label }: { upload: Upload; label: string }) => (
  <Facts
    items={[
      { label: "Type", value: upload.wholeRegistry ? `${label}, le registre entier` : label },
      { label: "Taille", value: describeBytes(upload.bytes) },
      { label: "Empreinte (SHA-256)", value: <code class="breakable">{upload.sha256}</code> },
      { label: "Déposé par", value: `${upload.uploadedByName}, le ${describeDate(upload.uploadedAt)}` },
      ...(upload.approvedByName ? [{ label: "Approuvé par", value: upload.approvedByName }] : []),
      {
        label: "Conservation",
        value: upload.fileKey ? "Chiffré, jusqu’à la fin de l’import" : "Le fichier est détruit",
      },
    ]}
  />
);
