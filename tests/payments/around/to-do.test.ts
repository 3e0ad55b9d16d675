import { describe, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import { newestFirst } from "#modules/home/to-do.rules.ts";
import type { Unsettled } from "#modules/payments/home/home.queries.ts";
import { toDoAfter } from "#modules/payments/home/to-do.rules.ts";
import { contactsMissing, missingContacts } from "#modules/profile/missing-contacts.rules.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { npfr } from "#spaces/npfr/space.ts";

const failed = (reason: string, changes: Partial<Unsettled> = {}): Unsettled => ({
  paymentId: newId(),
  paidOn: "2026-11-12" as Day,
  status: "rejected",
  reason,
  ...changes,
});

describe("À faire", () => {
  it.each(["AC01", "AC04", "ac06", "AG01"])("asks for another account after %s", (reason) => {
    const transfer = failed(reason);
    expect(toDoAfter([transfer])).toMatchObject([
      {
        action: "Donner un autre compte",
        href: `/espace/prestations/${transfer.paymentId}/compte`,
        since: "2026-11-12",
      },
    ]);
  });

  it("asks to correct a name or an address", () => {
    expect(toDoAfter([failed("BE04", { status: "returned" })])).toMatchObject([
      { action: "Faire corriger mes informations" },
    ]);
  });

  it.each(["MD07", "md07 ", "TECH", "", "Compte introuvable", "ZZ99"])("asks nothing after %j", (reason) => {
    expect(toDoAfter([failed(reason)])).toEqual([]);
  });

  it("asks once, about the newest that can be acted on", () => {
    const newest = failed("AC04");
    const asked = toDoAfter([failed("MD07"), failed("TECH"), newest, failed("AC01")]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.href).toContain(newest.paymentId);
    expect(asked[0]?.text).toContain("le compte est clôturé");
    expect(asked[0]?.text).not.toContain("MD07");
  });

  it("is by date, what has none being last", () => {
    const [older] = toDoAfter([failed("AC04", { paidOn: "2026-01-05" as Day })]);
    const [newer] = toDoAfter([failed("AC04")]);
    if (!older || !newer) throw new Error("both are to be done");
    const undated = contactsMissing("un téléphone");
    expect(newestFirst([older, undated, newer])).toEqual([newer, older, undated]);
  });

  it("names the contacts that are missing: a telephone only where SMS are sent", () => {
    const both = { email: "a@b.example", phone: "+33639980001" };
    const none = { email: null, phone: null };
    expect(adherent.policy.sms).not.toBeNull();
    expect(missingContacts(both, adherent)).toBeNull();
    expect(missingContacts({ ...both, email: null }, adherent)).toBe("une adresse e-mail");
    expect(missingContacts(none, adherent)).toBe("une adresse e-mail et un téléphone");
    expect(npfr.policy.sms).toBeNull();
    expect(missingContacts(none, npfr)).toBe("une adresse mail");
  });
});
