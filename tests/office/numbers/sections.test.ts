import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { spaceDb } from "#infra/db/space-db.ts";
import type { Day } from "#kernel/values/day.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { freshDatabase, type TestDatabase } from "../../support/fresh-database.ts";
import { addHolders, addPayments, figuresOf } from "./history.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const letter = {
  asked: "2025-03-03 08:00+01",
  printed: "2025-03-05 09:30+01",
  posted: "2025-03-06 09:30+01",
};

describe("the funnel from the letter to the first sign-in", () => {
  let figures: (name: string) => string;
  beforeAll(async () => {
    await spaceDb(database.db, npfr.id).inTransaction(async (trx) => {
      await addHolders(trx, 20, {
        letter: { ...letter, used: "2025-03-12 10:00+01" },
        opened: "2025-03-12 10:00+01",
        events: [
          ["credentials_recognised", "2025-03-12 09:50+01"],
          ["signed_in", "2025-03-12 10:05+01"],
          ["signed_in", "2025-04-02 10:05+02"],
        ],
      });
      await addHolders(trx, 10, {
        letter: { ...letter, used: "2025-03-16 09:30+01" },
        opened: "2025-03-16 09:30+01",
        events: [["credentials_recognised", "2025-03-16 09:20+01"]],
      });
      await addHolders(trx, 6, { letter, events: [["credentials_recognised", "2025-03-20 09:20+01"]] });
      await addHolders(trx, 8, { letter: { ...letter, returned: "2025-03-24 12:00+01" } });
      await addHolders(trx, 40, { letter: { asked: "2025-05-12 08:00+02", printed: "2025-05-12 08:20+02" } });
      await addHolders(trx, 3, { letter: { asked: "2025-12-30 08:00+01", printed: "2025-12-31 23:30+00" } });
    });
    await spaceDb(database.db, adherent.id).inTransaction((trx) => addHolders(trx, 7, { letter }));
    figures = await figuresOf(database, npfr, 2025);
  });

  it("follows each person from their first letter, in the month of Paris in which it was printed", () => {
    expect(figures("inscriptions-par-mois")).toBe(`
mars 2025 | 44 | 44 | 36 | 30 | 20
mai 2025 | 40 | 0 | 0 | 0 | 0
Total | 84 | 44 | 36 | 30 | 20
`);
    expect(figures("inscriptions")).toBe(`
Courrier imprimé | 84 | 100,0 %
Courrier posté | 44 | 52,4 %
Identité prouvée | 36 | 42,9 %
Compte ouvert | 30 | 35,7 %
Première connexion | 20 | 23,8 %
`);
  });

  it("has a letter printed on 31 December at 23:30 UTC in January", async () => {
    const next = await figuresOf(database, npfr, 2026);
    expect(next("inscriptions-par-mois")).toBe(`
janvier 2026 | moins de 5 | 0 | 0 | 0 | 0
Total | moins de 5 | 0 | 0 | 0 | 0
`);
  });

  it("counts everybody on file, with an account or without", () => {
    expect(figures("fichier")).toBe(`
Avec un compte ouvert | 30
Sans compte | 57
Total | 87
`);
  });

  it("has what became of the letters, and how many came back of those posted", () => {
    expect(figures("courriers")).toBe(`
mars 2025 | 88 | 88 | 16 | 18,2 % | 60
mai 2025 | 80 | 0 | 0 | – | 0
Total | 168 | 88 | 16 | 18,2 % | 60
`);
  });

  it("has the delays of the letters", () => {
    expect(figures("delais")).toBe(`
Courrier : de la demande à l’impression | 168 | 2 jours | 2 jours | –
Courrier : de l’impression au dépôt à la poste | 88 | 24 h | 24 h | –
Courrier : de la demande au dépôt à la poste | 88 | 3 jours | 3 jours | 8 jours, remise comprise
Courrier : de la poste à son usage | 60 | 6 jours | 10 jours | –
`);
  });
});

describe("the funnel of a space without letters", () => {
  it("begins with the first code or letter that somebody without an account asked for", async () => {
    const asked: [string, string] = ["code_sent", "2025-06-10 10:00+02"];
    const proven: [string, string] = ["code_proven", "2025-06-10 10:04+02"];
    await spaceDb(database.db, adherent.id).inTransaction(async (trx) => {
      await addHolders(trx, 12, { events: [asked] });
      await addHolders(trx, 9, {
        opened: "2025-06-10 10:05+02",
        events: [asked, proven, ["signed_in", "2025-06-10 10:06+02"]],
      });
      await addHolders(trx, 5, { events: [["letter_asked", "2025-07-01 10:00+02"]] });
      await addHolders(trx, 30, {
        opened: "2025-01-10 10:05+01",
        events: [asked, proven, ["password_recovered", "2025-06-10 10:05+02"]],
      });
    });
    const figures = await figuresOf(database, adherent, 2025);
    expect(figures("inscriptions-par-mois")).toBe(`
juin 2025 | 21 | 9 | 9 | 9
juillet 2025 | 5 | 0 | 0 | 0
Total | 26 | 9 | 9 | 9
`);
    expect(figures("delais")).toContain(
      "Mot de passe oublié : de la demande au nouveau mot de passe | 30 | 5 min | 5 min | –",
    );
  });

  it("begins with the first try with the end of an IBAN", async () => {
    await spaceDb(database.db, sante.id).inTransaction(async (trx) => {
      await addHolders(trx, 6, { events: [["enrolment_refused", "2025-02-03 10:00+01"]] });
      await addHolders(trx, 14, {
        events: [
          ["iban_recognised", "2025-02-03 10:00+01"],
          ["activation_mail_sent", "2025-02-03 10:02+01"],
        ],
      });
    });
    expect((await figuresOf(database, sante, 2025))("inscriptions")).toBe(`
Essai d’inscription | 20 | 100,0 %
Identité prouvée | 14 | 70,0 %
Mail d’activation envoyé | 14 | 70,0 %
Compte ouvert | 0 | 0,0 %
Première connexion | 0 | 0,0 %
`);
  });
});

describe("the figures of a year", () => {
  let figures: (name: string) => string;
  beforeAll(async () => {
    await spaceDb(database.db, sante.id).inTransaction(async (trx) => {
      await addHolders(trx, 6, {
        events: [
          ["signed_in", "2025-10-26 00:30+02"],
          ["sign_in_failed", "2025-10-26 23:30+01"],
          ["locked", "2025-10-26 23:31+01"],
          ["signed_in_by_provider", "2025-11-04 10:00+01"],
        ],
      });
      await addHolders(trx, 1, { events: [["locked", "2025-11-05 10:00+01"]] });
      await sql`insert into mail (kind, recipient, props, state, queued_at)
        select 'recovery', 'a@boite.example', '{}', state, '2025-10-20 12:00+02' from unnest(array['sent', 'refused'],
          array[9, 2]) as written (state, count), generate_series(1, count)`.execute(trx);
      await sql`
        with back as (insert into mail (kind, recipient, props, state, queued_at)
          select 'recovery', 'b@boite.example', '{}', 'sent', '2025-10-21 12:00+02' from generate_series(1, 7)
          returning id)
        insert into bounce (mail_id, fate, reason, learnt_by) select id, 'lasting', '', 'report' from back`.execute(
        trx,
      );
      await sql`insert into import_run (file_name, kind, state, started_at) values
        ('a.csv', 'registry', 'applied', '2025-09-30 22:30+00'), ('b.csv', 'payments', 'refused', '2025-02-01')`.execute(
        trx,
      );
      await addPayments(trx, 8, { on: "2025-04-30", status: "paid", amount: 150_00 });
      await addPayments(trx, 2, { on: "2025-05-01", status: "paid", amount: 99_00 });
      await addPayments(trx, 5, { on: "2025-05-02", status: "rejected", amount: 10_00 });
    });
    figures = await figuresOf(database, sante, 2025);
  });

  it("has sign-ins and failures by week of Paris, the failure that locks included", () => {
    expect(figures("connexions")).toBe(`
du 03/02 au 09/02/2025 | 0 | 6
du 20/10 au 26/10/2025 | 6 | masqué
du 03/11 au 09/11/2025 | 6 | moins de 5
Total | 12 | 19
`);
  });

  it("hides a total that would tell how few people were locked", () => {
    expect(figures("blocages")).toBe(`
du 20/10 au 26/10/2025 | masqué | 0 | 0
du 03/11 au 09/11/2025 | moins de 5 | 0 | 0
Total | masqué | 0 | 0
`);
  });

  it("has the mails by what became of them", () => {
    expect(figures("mails")).toBe(`
du 20/10 au 26/10/2025 | 9 | 7 | moins de 5 | 0 | 0 | 0
Total | 9 | 7 | moins de 5 | 0 | 0 | 0
`);
  });

  it("has payments by month and status; the amount of a few, or of a count that is hidden, is hidden", () => {
    expect(figures("prestations")).toBe(`
avril 2025 | 0 | masqué | masqué | 0 | 0
mai 2025 | 0 | moins de 5 | masqué | 5 | 0
Total | 0 | 10 | 1 398,00 € | 5 | 0
`);
  });

  it("has every file that was imported, in the month of Paris", () => {
    expect(figures("imports")).toBe(`
février 2025 | 0 | 0 | 0 | 1
octobre 2025 | 1 | 0 | 0 | 0
Total | 1 | 0 | 0 | 1
`);
  });

  it("tells nothing of the days of which the journals and the mails are gone", async () => {
    const later = { eventsSince: "2025-10-27" as Day, mailsSince: "2026-01-01" as Day };
    const kept = await figuresOf(database, sante, 2025, later);
    expect(kept("connexions")).toBe(`
du 03/11 au 09/11/2025 | 6 | moins de 5
Total | 6 | moins de 5
`);
    expect(kept("mails")).toBe("\n");
  });
});
