import { sql } from "kysely";
import type { Refusal } from "#imports/findings/refusal.ts";
import { inPages } from "#imports/run/in-pages.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { cents, describeMoney } from "#kernel/values/money.ts";

type Listed = {
  line: number;
  reference: string;
  why: string;
  told: string;
  amount: string;
  standing: string;
};

/** Entries that change nothing, and that somebody must look at, in the order of the file. */
export async function* unmatchedEntries(trx: SpaceTransaction): AsyncGenerator<Refusal> {
  const entries = sql<Listed>`
    select line, coalesce(e.reference, e.iban, e.batch, e.message, '') as reference, why,
      coalesce(told, '') as told, coalesce(amount, '') as amount, coalesce(standing, '') as standing
    from (
      select n, reason as why, null as told, null as amount, null as standing from unmatched
      union all
      select n, fate, told_cents::text, amount_cents::text, standing from verdict
      where fate in ('differs', 'impossible')) as listed
    join bank_entry e using (n) order by n`;
  for await (const { line, reference, ...listed } of inPages(trx, entries))
    yield { line, column: "", reason: reasonOf(listed), value: reference };
}

const reasons: Readonly<Record<string, string>> = {
  ambiguous: "plusieurs virements de ce montant, pour cet IBAN et à cette date : rien ne dit lequel",
  nobody: "aucun virement n’a cette référence, et aucun titulaire n’a cet IBAN",
  several: "aucun virement n’a cette référence, et plusieurs titulaires ont cet IBAN",
  line: "cette référence est déjà celle d’une prestation d’un autre virement",
  repeated: "cette référence est donnée deux fois dans le fichier",
  order: "aucun virement de cet ordre n’est connu",
  reference: "aucun virement n’a cette référence",
  nothing: "aucun virement n’a cette référence, ni ce montant pour cet IBAN à cette date",
};

const states: Readonly<Record<string, string>> = {
  paid: "déjà payé : il ne peut plus être rejeté",
  rejected: "rejeté : il ne peut pas être retourné",
};

function reasonOf({ why, told, amount, standing }: Pick<Listed, "why" | "told" | "amount" | "standing">) {
  if (why === "differs")
    return `la banque dit ${euros(told)}, les lignes de ce virement font ${euros(amount)}`;
  if (why === "impossible") return `ce virement est ${states[standing] ?? standing}`;
  return reasons[why] ?? why;
}

const euros = (count: string) => describeMoney(cents(Number(count)));
