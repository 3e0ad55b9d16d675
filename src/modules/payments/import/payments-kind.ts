import type { DeskKind } from "#imports/kinds/import-kind.ts";
import { doneInWords, inWords } from "#imports/kinds/report-in-words.ts";
import { readColumns } from "#imports/rows/read-columns.ts";
import { layoutOf } from "../layouts/layouts.ts";
import { tellPaymentsJob } from "../tell/tell-payments.job.ts";
import { importPayments } from "./import-payments.actions.ts";
import { detectPayments } from "./payments-file.ts";
import { paymentsInWords } from "./report-words.ts";
import { fileColumns } from "./table/payment-columns.rules.ts";

/** A file of payments, at the desk: what `parvis import payments` does. */
export const paymentsKind: DeskKind = {
  kind: "payments",
  label: "Prestations",
  hint: "Tableau CSV, ou message de la banque (pain.001, pain.002, camt.054)",
  isOpen: ({ policy }) => policy.payments !== null,
  mayBeWhole: false,
  columns: ({ policy }) => fileColumns(layoutOf(policy)).map(({ name }) => name),
  async run({ pool, space, outbox }, { agrees, applied, wholeRegistry: _, ...request }) {
    const outcome = await importPayments(pool, space, {
      ...request,
      tell: (trx) => outbox.enqueue(trx, tellPaymentsJob, { space: space.id }),
      confirm: async (report) => agrees(paymentsInWords(report)),
      applied: async (trx, run, done) => applied?.(trx, run, doneInWords(done, paymentsInWords)),
    });
    return inWords(outcome, paymentsInWords);
  },
  async readColumns({ policy }, source, encoding) {
    const file = await detectPayments(source, layoutOf(policy), encoding);
    return file.ok && file.value.is === "table" ? readColumns(file.value) : [];
  },
};
