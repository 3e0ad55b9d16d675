import { countMails, type MailState } from "../read/mails.queries.ts";
import { countColumn } from "../shown/columns.rules.ts";
import { fineGrain, grainWords, slicesOf } from "../span/slices.rules.ts";
import { keptPart } from "../span/span.rules.ts";
import { atSlices, rowsOf } from "./at-slices.rules.ts";
import type { Section } from "./section.ts";

const states: readonly { label: string; state: MailState; isDrawn: boolean }[] = [
  { label: "Envoyés", state: "sent", isDrawn: true },
  { label: "Refusés", state: "refused", isDrawn: true },
  { label: "Périmés avant l’envoi", state: "expired", isDrawn: false },
  { label: "En attente", state: "waiting", isDrawn: false },
];

export const mails: Section = {
  names: ["mails"],
  async read(trx, { span, mailsSince }) {
    const kept = keptPart(span, mailsSince);
    const grain = fineGrain(span);
    const slices = kept ? slicesOf(kept, grain) : [];
    const counted = kept ? await countMails(trx, slices) : [];
    return [
      {
        name: "mails",
        title: "Mails envoyés, refusés, revenus",
        about: "Par date d’écriture, et où en est chaque mail. Les mails sont gardés trois mois.",
        rowLabel: grainWords[grain],
        rows: rowsOf(slices),
        columns: states.map(({ label, state, isDrawn }) => {
          const ofState = counted.filter((row) => row.state === state);
          return countColumn(
            label,
            atSlices(slices, ofState, ({ count }) => count),
            { isDrawn },
          );
        }),
      },
    ];
  },
};
