import { afterAll, beforeAll, expect, it } from "vitest";
import { spaces } from "#spaces/index.ts";
import { linesOf } from "#subject/retention.ts";
import { contributed } from "../support/contributed.ts";
import { asSuperuser } from "../support/database-server.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

/** The privacy page's line for each table, or why there is none. */
const said: Record<string, RegExp | { nothing: string }> = {
  holder: /^Identité, adresse/,
  holder_term: /^Identité, adresse/,
  holder_to_index: { nothing: "emptied by a job minutes after an import" },
  enrolment: /^Courriers envoyés/,
  letter: /^Courriers envoyés/,
  account: /^Mot de passe, conservé/,
  attempt: /^Essais manqués/,
  source_failure: /^Adresses internet/,
  source_ask: /^Adresses internet/,
  known_browser: /^Navigateurs/,
  session: /^Sessions/,
  security_event: /^Journal de sécurité/,
  journey: /^Ce que vous tapez/,
  link: /^Liens envoyés/,
  mail: /^Mails/,
  bounce: /^Mails/,
  suppression: /^Adresses d’où nos mails reviennent/,
  sms: /^Mails et SMS/,
  code: /^Codes envoyés/,
  decoy: /^Numéros tapés/,
  post_request: /^Date de votre dernière demande/,
  totp: /^Seconde vérification/,
  passkey: /^Seconde vérification/,
  passkey_challenge: /^Seconde vérification/,
  recovery_code: /^Seconde vérification/,
  issued_document: /^Attestations/,
  former_password: /anciens mots de passe/,
  provider_link: { nothing: "no space that ships has a provider of identities" },
  card_opening: /^Ouvertures de votre dossier/,
  call_note: /^Vos appels/,
  holder_change: /^Corrections de vos coordonnées/,
  transfer: /^Vos versements/,
  payment: /^Vos versements/,
  payment_change: /^Vos versements/,
  payment_check: /^Vos versements/,
  allowance_line: /^Vos versements/,
  reimbursement_line: /^Vos versements/,
  invoice_line: /^Vos versements/,
  payment_notice: { nothing: "emptied by a job once the mails are written" },
  audit_event: /^Actions du service de gestion/,
  audit_head: { nothing: "the end of a chain" },
  audit_check: { nothing: "numbers of rows" },
  reading_alert: { nothing: "of members of staff" },
  approval: /^Demandes et décisions/,
  staff_role: { nothing: "of members of staff" },
  staff_invitation: { nothing: "of members of staff" },
  upload: { nothing: "of members of staff; the file and its lines go within days" },
  upload_step: { nothing: "of members of staff" },
  column_mapping: { nothing: "names columns, not people" },
  rehearsed_page: { nothing: "goes when the import ends, within days" },
  letter_batch: { nothing: "names files, not people" },
  letter_order: { nothing: "names batches, not people" },
  import_run: { nothing: "counts rows" },
  registry_import: { nothing: "the former name of import_run" },
  spray_alarm: { nothing: "an hour" },
  iban_budget: { nothing: "counts by hour" },
  budget: { nothing: "counts by hour and network" },
  alarm: { nothing: "an hour" },
  sms_budget: { nothing: "counts by day" },
  spent_challenge: { nothing: "random numbers" },
  installation: { nothing: "one row about the installation" },
  migration: { nothing: "names of files" },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const tables = () =>
  asSuperuser(database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    return rows.map(({ name }) => name).sort();
  });

it("names on the privacy page the retention of each table about people", async () => {
  expect(await tables()).toEqual(Object.keys(said).sort());
  const lines = spaces.flatMap((space) => linesOf(space, contributed.retention).map(([what]) => what));
  for (const [table, says] of Object.entries(said))
    if (says instanceof RegExp)
      expect(lines, table).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
});

it("says that a counter over the limit is kept until the password changes", () => {
  for (const space of spaces) {
    const [, howLong] =
      linesOf(space, contributed.retention).find(([what]) => what.startsWith("Essais manqués")) ?? [];
    expect(howLong).toBe(
      "Un mois après le dernier ; après 100 de suite, jusqu’au choix d’un nouveau mot de passe",
    );
  }
});
