import type { MailStanding } from "#infra/mail/log/mail-log.queries.ts";
import { addressOfMails } from "../../mails/mail-filter.rules.ts";
import { countMails } from "../read/mails.queries.ts";
import { countColumn } from "../shown/columns.rules.ts";
import { fineGrain, grainWords, type Slice, slicesOf } from "../span/slices.rules.ts";
import { keptPart } from "../span/span.rules.ts";
import { atSlices, rowsOf } from "./at-slices.rules.ts";
import type { Section } from "./section.ts";

const standings: readonly { label: string; standing: MailStanding; isDrawn?: boolean }[] = [
  { label: "Partis", standing: "sent", isDrawn: true },
  { label: "Revenus", standing: "returned", isDrawn: true },
  { label: "Refusés", standing: "refused", isDrawn: true },
  { label: "Retenus", standing: "suppressed" },
  { label: "Périmés", standing: "expired" },
  { label: "En attente", standing: "waiting" },
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
        columns: standings.map(({ label, standing, isDrawn = false }) => {
          const counts = atSlices(
            slices,
            counted.filter((row) => row.standing === standing),
            ({ count }) => count,
          );
          const links = (row: number) => `/mails${addressOfMails({ standing, ...daysOf(slices[row]) })}`;
          return countColumn(label, counts, { isDrawn, links });
        }),
      },
    ];
  },
};

const daysOf = (slice: Slice | undefined) => (slice ? { from: slice.from, until: slice.to } : {});
