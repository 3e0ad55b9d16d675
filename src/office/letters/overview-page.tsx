import { mayDo } from "#kernel/actor.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Batch } from "#letters/batches/batches.queries.ts";
import type { WaitingKind } from "#letters/desk/waiting-letters.queries.ts";
import type { LetterOrder } from "#letters/orders/orders.queries.ts";
import { titleOfKind } from "#letters/printing/batch-files.rules.ts";
import { groupReference, referenceOf } from "#letters/reference.rules.ts";
import { returnReasons } from "#letters/returns/return-reasons.rules.ts";
import type { ReturnedLetter } from "#letters/returns/returns.queries.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { batchState, counted, kindSlugs, shortId } from "./batch-words.ts";

export type Overview = {
  waiting: readonly WaitingKind[];
  perDay: number;
  printedToday: number;
  orders: readonly LetterOrder[];
  batches: readonly Batch[];
  /** The address of older batches leads on from this one. */
  olderThan: Batch | null;
  isFirstPage: boolean;
  returned: readonly ReturnedLetter[];
};

type Props = { visit: DeskView } & Overview;

/** Courriers: what waits, the batches, what came back lately. */
export const OverviewPage = ({ visit, ...overview }: Props) => (
  <DeskPage
    visit={visit}
    title="Courriers"
    actions={
      <>
        <ButtonLink href={`${visit.home}/courriers/retours`} icon="scan-barcode">
          Saisir des retours
        </ButtonLink>
        <ButtonLink href={`${visit.home}/courriers/reemettre`} tone="quiet" icon="repeat">
          Réémettre un courrier
        </ButtonLink>
      </>
    }
  >
    <div class="letters">
      {overview.isFirstPage && <WaitingLetters visit={visit} {...overview} />}
      <Batches visit={visit} {...overview} />
      {overview.isFirstPage && <ReturnedLately visit={visit} {...overview} />}
    </div>
  </DeskPage>
);

const WaitingLetters = ({ visit, waiting, orders, perDay, printedToday }: Props) => (
  <section>
    <h2>À imprimer</h2>
    <p class="desk-count">
      Courriers demandés par leurs destinataires : {printedToday.toLocaleString("fr-FR")} imprimés aujourd’hui
      sur {perDay.toLocaleString("fr-FR")} au plus.
    </p>
    <Table
      caption="Ce qui attend, par sorte"
      columns={[
        { label: "Sorte" },
        { label: "En attente", numeric: true },
        { label: "À imprimer maintenant", numeric: true },
        { label: "Retenus" },
        { label: "Impression" },
      ]}
      rows={waiting.map((one) => [
        capitalised(titleOfKind(one.kind)),
        one.waiting.toLocaleString("fr-FR"),
        one.printable.toLocaleString("fr-FR"),
        heldWords(one) || "aucun",
        <Printing visit={visit} one={one} order={orders.find(({ kind }) => kind === one.kind)} />,
      ])}
      empty="Aucune sorte de courrier."
    />
  </section>
);

const heldWords = ({ held, beyond }: WaitingKind) =>
  [
    held > 0 && `${held.toLocaleString("fr-FR")} : adresse changée depuis peu`,
    beyond > 0 && `${beyond.toLocaleString("fr-FR")} : au-delà du quota du jour`,
  ]
    .filter(Boolean)
    .join(" ; ");

type PrintingProps = { visit: DeskView; one: WaitingKind; order: LetterOrder | undefined };

const Printing = ({ visit, one, order }: PrintingProps) => {
  if (order) return <a href={`${visit.home}/courriers/lots/${order.id}`}>en cours</a>;
  if (one.printable === 0) return <span class="faint">rien à imprimer</span>;
  if (!mayDo(visit.member.role, "superviseur")) return <span class="faint">par un superviseur</span>;
  return (
    <a href={`${visit.home}/courriers/imprimer/${kindSlugs[one.kind]}`}>
      Imprimer<span class="hidden-text"> : {titleOfKind(one.kind)}</span>
    </a>
  );
};

const Batches = ({ visit, batches, olderThan, isFirstPage }: Props) => (
  <section>
    <h2>Lots</h2>
    <Table
      caption={isFirstPage ? "Les derniers lots imprimés" : "Lots plus anciens"}
      columns={[
        { label: "Lot" },
        { label: "Sorte" },
        { label: "Imprimé le" },
        { label: "Courriers", numeric: true },
        { label: "Revenus", numeric: true },
        { label: "État" },
      ]}
      rows={batches.map((batch) => {
        const { words, tone } = batchState(batch);
        return [
          <a href={`${visit.home}/courriers/lots/${batch.id}`}>{shortId(batch.id)}</a>,
          capitalised(titleOfKind(batch.kind)),
          describeDateInDigits(batch.printedAt),
          batch.letters.toLocaleString("fr-FR"),
          batch.returned.toLocaleString("fr-FR"),
          <Tag tone={tone}>{words}</Tag>,
        ];
      })}
      empty="Aucun lot n’a encore été imprimé."
    />
    {(olderThan || !isFirstPage) && (
      <p>
        {!isFirstPage && <a href={`${visit.home}/courriers`}>Plus récents</a>}{" "}
        {olderThan && <a href={`${visit.home}/courriers?avant=${olderThan.id}`}>Plus anciens</a>}
      </p>
    )}
  </section>
);

const ReturnedLately = ({ visit, returned }: Props) => (
  <section>
    <h2>Revenus récemment</h2>
    {returned.length > 0 && (
      <p class="desk-count">{counted(returned.length, "courrier revenu", "courriers revenus")}</p>
    )}
    <Table
      caption="Les derniers courriers revenus"
      columns={[
        { label: "Destinataire" },
        { label: "Référence" },
        { label: "Saisi le" },
        { label: "Motif" },
        { label: "Adresse" },
      ]}
      rows={returned.map((letter) => [
        <a href={`${visit.home}/dossiers/${letter.holderId}`}>
          {letter.name} ({letter.number})
        </a>,
        groupReference(referenceOf(letter.serial)),
        describeDateInDigits(letter.at),
        letter.reason ? returnReasons[letter.reason] : "motif non saisi",
        letter.isCorrected ? "corrigée depuis" : "à corriger",
      ])}
      empty="Aucun courrier n’est revenu."
    />
  </section>
);
