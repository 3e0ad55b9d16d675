import { mayDo } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Batch, LetterOfBatch } from "#letters/batches/batches.queries.ts";
import { letterStates } from "#letters/letter.status.ts";
import { titleOfKind } from "#letters/printing/batch-files.rules.ts";
import { groupReference, referenceOf } from "#letters/reference.rules.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { batchState, byAt, counted, shortId, stateTones } from "../batch-words.ts";
import { BatchSteps } from "./batch-steps.tsx";

export type BatchSheet = {
  batch: Batch;
  letters: readonly LetterOfBatch[];
  /** The place after which the list begins. */
  after: number;
  /** Where the next letters are; `null`: those shown are the last. */
  next: number | null;
};

type Props = BatchSheet & { visit: DeskView; state: FormState };

/** One batch: where it stands, what may be done with it, and its letters. */
export const BatchPage = ({ visit, state, ...sheet }: Props) => {
  const { batch } = sheet;
  const path = `${visit.home}/courriers/lots/${batch.id}`;
  return (
    <DeskPage
      visit={visit}
      title={`Lot ${shortId(batch.id)}`}
      actions={
        mayDo(visit.member.role, "superviseur") && (
          <>
            <ButtonLink href={`${path}/liste`} tone="quiet" icon="download">
              Liste du lot (CSV)
            </ButtonLink>
            <ButtonLink href={`${path}/refaire`} tone="quiet" icon="repeat">
              Refaire des courriers
            </ButtonLink>
          </>
        )
      }
    >
      <div class="letters">
        <div class="desk-columns">
          <BatchFacts visit={visit} batch={batch} />
          <BatchSteps visit={visit} batch={batch} state={state} />
        </div>
        <Letters visit={visit} {...sheet} />
      </div>
    </DeskPage>
  );
};

const BatchFacts = ({ visit, batch }: { visit: DeskView; batch: Batch }) => {
  const { words, tone } = batchState(batch);
  const { remakes, remade, returned } = batch;
  return (
    <Card title={capitalised(titleOfKind(batch.kind))}>
      <Facts
        items={[
          { label: "État", value: <Tag tone={tone}>{words}</Tag> },
          { label: "Courriers", value: batch.letters.toLocaleString("fr-FR") },
          { label: "Imprimé", value: byAt(batch.printedBy, batch.printedAt) },
          { label: "PDF", value: fileWords(batch) },
          { label: "Posté", value: byAt(batch.postedBy, batch.postedAt) ?? "pas encore" },
          ...(returned > 0 ? [{ label: "Revenus", value: returned.toLocaleString("fr-FR") }] : []),
          ...(remade > 0 ? [{ label: "Refaits", value: counted(remade, "courrier") }] : []),
          ...(remakes
            ? [
                {
                  label: "Refait des courriers du",
                  value: <a href={`${visit.home}/courriers/lots/${remakes}`}>lot {shortId(remakes)}</a>,
                },
              ]
            : []),
          { label: "Identifiant", value: batch.id },
        ]}
      />
    </Card>
  );
};

function fileWords({ file, keptUntil, downloadedAt, downloadedBy }: Batch): string {
  switch (file) {
    case "elsewhere":
      return "dans le dossier donné à la ligne de commande";
    case "waits":
      return `scellé ; détruit le ${describeDateInDigits(keptUntil)} s’il n’est pas téléchargé`;
    case "downloaded":
      return `téléchargé le ${byAt(downloadedBy, downloadedAt)}, puis détruit`;
    case "destroyed":
      return "détruit sans avoir été téléchargé : ce lot est à refaire";
  }
}

const Letters = ({ visit, batch, letters, after, next }: BatchSheet & { visit: DeskView }) => {
  const at = (place: number) =>
    `${visit.home}/courriers/lots/${batch.id}${place > 0 ? `?apres=${place}` : ""}#courriers`;
  return (
    <section id="courriers">
      <h2>Courriers du lot</h2>
      <p class="desk-count">
        {counted(letters.length, "courrier affiché", "courriers affichés")} sur{" "}
        {batch.letters.toLocaleString("fr-FR")}. Un courrier imprimé ou posté n’est pas un courrier reçu.
      </p>
      <Table
        caption="Les courriers, dans l’ordre des pages"
        columns={[
          { label: "N°", numeric: true },
          { label: "Référence" },
          { label: "Destinataire" },
          { label: "État" },
        ]}
        rows={letters.map((letter) => [
          letter.place || "",
          groupReference(referenceOf(letter.serial)),
          <a href={`${visit.home}/dossiers/${letter.holderId}`}>
            {nameOf(letter)} ({letter.number})
          </a>,
          <>
            <Tag tone={stateTones[letter.state]}>{letterStates[letter.state].label}</Tag>
            {letter.isRemade && " refaite"}
          </>,
        ])}
        empty="Aucun courrier de ce lot n’est plus au fichier."
      />
      {(after > 0 || next !== null) && (
        <p>
          {after > 0 && <a href={at(0)}>Revenir au début</a>} {next !== null && <a href={at(next)}>Suite</a>}
        </p>
      )}
    </section>
  );
};

const nameOf = ({ first_name: first, last_name: last, organisation }: LetterOfBatch) =>
  `${first} ${last}`.trim() || organisation;
