import { describe, expect, it } from "vitest";
import { days } from "#kernel/duration.ts";
import type { Day } from "#kernel/values/day.ts";
import { nextPayment, type PaymentsOnFile, scheduleOf } from "#modules/payments/next/next-payment.rules.ts";
import { describeNext } from "#modules/payments/next/next-payment-words.rules.ts";
import { npfr } from "#spaces/npfr/space.ts";

const day = (text: string) => text as Day;
const onFile = (today: string, changes: Partial<PaymentsOnFile> = {}): PaymentsOnFile => ({
  today: day(today),
  ordered: null,
  lastPaid: null,
  any: true,
  ...changes,
});
const yearly = { kind: "yearly", month: 11 } as const;
const asClaimsCome = { kind: "as_claims_come", within: days(30) } as const;

describe("the next payment", () => {
  it.each([yearly, asClaimsCome])("is that of an order ahead, with the schedule $kind", (schedule) => {
    const next = nextPayment(onFile("2026-11-30", { ordered: day("2026-12-09") }), schedule);
    expect(next).toEqual({ kind: "on", day: "2026-12-09" });
    expect(describeNext(next)).toBe("Il est prévu le 9 décembre 2026 : l’ordre est donné à notre banque.");
  });

  it.each([
    ["before its month", "2026-03-01", "2025-11-12", 2026, false],
    ["in its month, until it is paid", "2026-11-30", "2025-11-12", 2026, false],
    ["once paid this year", "2026-11-30", "2026-11-12", 2027, false],
    ["once paid early this year", "2026-03-01", "2026-01-12", 2027, false],
    ["after its month, unpaid", "2026-12-01", "2025-11-12", 2027, true],
    ["after its month, never paid", "2026-12-01", null, 2027, true],
  ])("of a year is in its month: %s", (_, today, lastPaid, year, missed) => {
    const next = nextPayment(onFile(today, { lastPaid: lastPaid === null ? null : day(lastPaid) }), yearly);
    expect(next).toEqual({ kind: "in", year, month: 11, missed });
  });

  it("says the month, and that a payment of this year is missing", () => {
    expect(describeNext({ kind: "in", year: 2027, month: 11, missed: false })).toBe(
      "Il est prévu en novembre 2027 : le versement a lieu une fois par an.",
    );
    expect(describeNext({ kind: "in", year: 2027, month: 4, missed: true })).toBe(
      "Celui d’avril 2026 n’est pas payé à ce jour. Le suivant est prévu en avril 2027.",
    );
    expect(describeNext({ kind: "in", year: 2027, month: 11, missed: true })).toContain(
      "Celui de novembre 2026",
    );
  });

  it("is not promised to a person who never had one", () => {
    const next = nextPayment(onFile("2026-03-01", { any: false }), yearly);
    expect(describeNext(next)).toBe("Aucun n’est prévu : votre dossier ne compte encore aucun versement.");
  });

  it("says what it follows, where no date is known", () => {
    const next = nextPayment(onFile("2026-03-01", { any: false }), asClaimsCome);
    expect(describeNext(next, "une facture")).toBe(
      "Aucune date n’est fixée : un versement suit une facture, dans les 30 jours.",
    );
  });

  it("has no schedule in a space without payments", () => {
    expect(() => scheduleOf({ ...npfr.policy, payments: null })).toThrow("no schedule");
  });
});
