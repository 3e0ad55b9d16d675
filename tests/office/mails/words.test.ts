import fc from "fast-check";
import { expect, it, test } from "vitest";
import { answerInWords } from "#infra/mail/log/answer-words.rules.ts";
import type { MailFilter } from "#infra/mail/log/mail-log.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import { lossRate } from "#office/mails/loss-rate.rules.ts";
import { addressOfMails, readMailFilter, standingInAddress } from "#office/mails/mail-filter.rules.ts";
import { whyGivenUp } from "#office/mails/words/failure-words.ts";

test.each([
  ["lasting", "5.1.1", "550 5.1.1 User unknown", "permanent", "Cette adresse n’existe pas"],
  ["lasting", null, "550 No such user here", "permanent", "Cette adresse n’existe pas"],
  ["lasting", "5.1.2", "bad destination", "permanent", "Ce domaine n’existe pas, ou ne reçoit pas de mails"],
  ["lasting", null, "552 5.2.2 Mailbox full", "permanent", "Cette boîte est pleine"],
  ["passing", "4.2.2", "over quota", "temporary", "Cette boîte est pleine"],
  ["passing", "4.4.1", "connection refused", "temporary", "Le serveur du destinataire ne répond pas"],
  [
    "ours",
    null,
    "550 5.7.1 blocked using Spamhaus",
    "technical",
    "Le fournisseur bloque nos envois (liste noire ou réputation)",
  ],
  ["ours", null, "EAUTH: 535 bad credentials", "technical", "Notre serveur d’envoi refuse notre compte"],
  ["ours", null, "could not be drawn: Error: x", "technical", "Ce mail n’a pas pu être composé"],
  ["lasting", null, "550 sorry", "permanent", "Le fournisseur refuse ce mail pour de bon"],
  ["passing", null, "451 sorry", "temporary", "Le fournisseur ne peut pas le recevoir pour le moment"],
] as const)("says %s %s « %s » in words", (fate, status, reason, kind, words) => {
  expect(answerInWords(fate, status, reason)).toEqual({ kind, words });
});

it("reads the filter that it wrote into the address, whatever was typed", () => {
  const words = fc.option(
    fc
      .string({ minLength: 1, maxLength: 60 })
      .filter((text) => /^[^\0\s](?:.*[^\0\s])?$/.test(text) && !text.includes("\0")),
  );
  const day = fc.option(fc.constantFrom("2026-02-28", "2024-02-29").map((text) => text as Day));
  const filters = fc.record<MailFilter>({
    standing: fc.option(
      fc.constantFrom(...(Object.keys(standingInAddress) as (keyof typeof standingInAddress)[])),
    ),
    ...{ kind: words, domain: words, recipient: words, from: day, until: day },
    holderId: fc.option(fc.uuid().map((id) => id as HolderId)),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readMailFilter(Object.fromEntries(new URLSearchParams(addressOfMails(filter))))).toEqual(filter);
    }),
  );
});

it("counts a forged filter as absent", () => {
  const forged = {
    etat: "x",
    nature: ["a", "b"],
    du: "2026-02-30",
    au: "hier",
    dossier: "1 or 1=1",
    domaine: "\0",
  };
  expect(Object.values(readMailFilter(forged)).every((value) => value === null)).toBe(true);
});

it("gives the share of lost mails of those whose end is known", () => {
  expect(lossRate({ sent: 7, refused: 1, bounced: 1 })).toBe("25 %");
  expect(lossRate({ sent: 0, refused: 0, bounced: 0 })).toBeNull();
});

it("says why work was given up, and when it knows no more than that", () => {
  expect(whyGivenUp({ state: "expired", reason: null })).toBe("Périmé avant de pouvoir partir");
  expect(whyGivenUp({ state: "given_up", reason: "Hopeless: not the payload of clean-up" })).toContain(
    "forme",
  );
  expect(whyGivenUp({ state: "given_up", reason: "TypeError: x" })).toContain("erreur du programme");
});
