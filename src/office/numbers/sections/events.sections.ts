import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { SecurityEventKind } from "#subject/words.ts";
import { countEvents, countLocks, type EventCount } from "../read/events.queries.ts";
import { countColumn } from "../shown/columns.rules.ts";
import { hideSmall } from "../shown/hide-small.rules.ts";
import { fineGrain, grainWords, type Slice, slicesOf } from "../span/slices.rules.ts";
import { keptPart } from "../span/span.rules.ts";
import { atSlices, rowsOf } from "./at-slices.rules.ts";
import type { Section } from "./section.ts";

type Kinds = readonly SecurityEventKind[];
type EventColumn = { label: string; kinds: Kinds; isDrawn?: boolean };
type EventSection = {
  name: string;
  title: string;
  about: string;
  columns: readonly EventColumn[];
  now?: { label: string; count(trx: SpaceTransaction): Promise<number> };
};

const failures: Kinds = [
  "sign_in_failed",
  "factor_refused",
  "code_refused",
  "enrolment_refused",
  // The failure that locks is in the journal as a lock.
  "locked",
];

export const signIns = eventSection({
  name: "connexions",
  title: "Connexions et essais manqués",
  about:
    "D’après les journaux de sécurité, gardés un an. Un essai sur un numéro ou une adresse que personne n’a n’est dans aucun journal.",
  columns: [
    { label: "Connexions", kinds: ["signed_in", "signed_in_by_provider"], isDrawn: true },
    { label: "Essais manqués", kinds: failures, isDrawn: true },
  ],
});

export const locks = eventSection({
  name: "blocages",
  title: "Blocages et mots de passe oubliés",
  about:
    "Un blocage s’achève à son heure, par un nouveau mot de passe, ou par le service. Un code peut aussi être celui d’une première connexion.",
  now: { label: "Numéros et adresses bloqués en ce moment, inconnus compris", count: countLocks },
  columns: [
    { label: "Blocages", kinds: ["locked"], isDrawn: true },
    { label: "Liens, codes et courriers demandés", kinds: ["recovery_asked", "code_sent", "letter_asked"] },
    { label: "Mots de passe remplacés", kinds: ["password_recovered"], isDrawn: true },
  ],
});

function eventSection({ columns, now, ...described }: EventSection): Section {
  return {
    names: [described.name],
    async read(trx, { span, eventsSince }) {
      const kept = keptPart(span, eventsSince);
      const grain = fineGrain(span);
      const slices = kept ? slicesOf(kept, grain) : [];
      const kinds = columns.flatMap((column) => column.kinds);
      const events = kept ? await countEvents(trx, kinds, slices) : [];
      return [
        {
          ...described,
          ...(now && { now: { label: now.label, cell: hideSmall(await now.count(trx)) } }),
          rowLabel: grainWords[grain],
          rows: rowsOf(slices),
          columns: columns.map((column) => drawColumn(column, slices, events)),
        },
      ];
    },
  };
}

const drawColumn = (
  { label, kinds, isDrawn = false }: EventColumn,
  slices: readonly Slice[],
  events: readonly EventCount[],
) => {
  const ofColumn = events.filter(({ kind }) => kinds.some((each) => each === kind));
  return countColumn(
    label,
    atSlices(slices, ofColumn, ({ count }) => count),
    { isDrawn },
  );
};
