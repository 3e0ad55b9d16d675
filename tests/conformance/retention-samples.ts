import { type RawBuilder, sql } from "kysely";
import { browserMemory } from "#account/sessions/known-browsers.queries.ts";
import { type Duration, days, hours, minutes } from "#kernel/duration.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import { adherent } from "#spaces/adherent/space.ts";

type Whose = { holderId: HolderId; accountId: AccountId };
type Statement = (whose: Whose) => RawBuilder<unknown>;

/** A row to retain: it still exists after `kept`, and is deleted after `gone` or once `ended` has run. */
export type Sample = {
  plant: readonly Statement[];
  /** The number of those rows, as `left`. */
  left: (whose: Whose) => RawBuilder<{ left: number }>;
  kept: Duration;
} & ({ gone: Duration } | { ended: Statement });

const rows = (from: RawBuilder<unknown>) => sql<{ left: number }>`select count(*)::int as left from ${from}`;
const allOf = (table: string) => () => rows(sql.table(table));
const ofAccount =
  (table: string) =>
  ({ accountId }: Whose) =>
    rows(sql`${sql.table(table)} where account_id = ${accountId}`);
const closeAccount: Statement = ({ accountId }) =>
  sql`update account set closed_at = now() where id = ${accountId}`;
const letter: Statement = ({ holderId }) => sql`
  insert into letter (holder_id, kind, state, secret_hash, secret_expires_at)
  values (${holderId}, 'new_password', 'printed', 'x', now())`;
const lettersThat = (are: RawBuilder<unknown>) => (whose: Whose) =>
  rows(sql`letter where holder_id = ${whose.holderId} and kind = 'new_password' and ${are}`);
const around = (moment: Duration, margin = hours(1)) => ({
  kept: (moment - margin) as Duration,
  gone: (moment + margin) as Duration,
});
/** An hourly count is up to an hour older. */
const aDayOfHours = { kept: hours(22), gone: hours(26) };

/** By the name of the retention. */
export const samples: Readonly<Record<string, Sample>> = {
  alarms: {
    plant: [() => sql`insert into alarm (hour, about) values (date_trunc('hour', now()), 'x')`],
    left: allOf("alarm"),
    ...aDayOfHours,
  },
  "budgets by the hour": {
    plant: [
      () => sql`insert into budget (hour, kind, network, spent)
        values (date_trunc('hour', now()), 'codes', '', 1)`,
    ],
    left: allOf("budget"),
    ...aDayOfHours,
  },
  approvals: {
    plant: [
      ({ holderId }) => sql`insert into approval
        (holder_id, kind, payload, reason, state, asked_by, asked_by_name, decided_at, decided_by)
        values (${holderId}, 'x', '{}', 'x', 'refused', gen_random_uuid(), 'x', now(), gen_random_uuid())`,
    ],
    left: allOf("approval"),
    ...around(days(3 * 365), days(3)),
  },
  audit: {
    plant: [
      () => sql`insert into audit_event (seq, at, kind, content, content_hash, previous_hash, hash)
        select at, now() - interval '3 years' + interval '1 hour', 'x', '{}', 'x', 'x', 'x'
        from generate_series(1, 2) as at`,
    ],
    left: () => rows(sql`audit_event where content is not null`),
    kept: days(1),
    // Only the owner of the table can change a time: travel leaves the audit alone.
    ended: () => sql`do $$ begin
      alter table audit_event disable trigger append_only;
      update audit_event set at = at - interval '2 hours';
      alter table audit_event enable trigger append_only;
    end $$`,
  },
  "reading alerts": {
    plant: [
      () => sql`insert into reading_alert (member_id, member_name, reads, counted, most, during_hours)
        values (gen_random_uuid(), 'x', 'cards', 2, 1, 1)`,
    ],
    left: allOf("reading_alert"),
    ...around(days(365), days(2)),
  },
  uploads: {
    plant: [
      ({ accountId }) => sql`insert into upload
        (id, kind, file_name, file_sha256, file_bytes, state, uploaded_by, uploaded_by_name, ended_at)
        values (gen_random_uuid(), 'registry', 'registre.csv', 'x', 1, 'cancelled', ${accountId}, 'Hugo', now())`,
    ],
    left: allOf("upload"),
    ...around(days(3 * 365), days(3)),
  },
  "issued documents": {
    plant: [
      ({ holderId }) => sql`insert into issued_document (holder_id, id, kind, year, amount_cents, code_hash)
        values (${holderId}, gen_random_uuid(), 'payment_attestation', extract(year from now()) - 10, 1, 'x')`,
    ],
    left: allOf("issued_document"),
    kept: days(1),
    ended: () => sql`update issued_document set year = year - 1`,
  },
  "openings of cards": {
    plant: [
      ({ holderId, accountId }) => sql`insert into card_opening (holder_id, staff_id, role, reason)
        values (${holderId}, ${accountId}, 'agent', 'call')`,
    ],
    left: allOf("card_opening"),
    ...around(days(365), days(2)),
  },
  "calls noted": {
    plant: [
      ({
        holderId,
        accountId,
      }) => sql`insert into call_note (holder_id, staff_id, staff_name, caller, identity_checked, said)
        values (${holderId}, ${accountId}, 'x', 'holder', true, 'x')`,
    ],
    left: allOf("call_note"),
    ...around(days(3 * 365), days(3)),
  },
  "changes of the file": {
    plant: [
      ({ holderId }) => sql`insert into holder_change (holder_id, field, before, after, by)
        values (${holderId}, 'email', null, 'x', 'staff')`,
    ],
    left: allOf("holder_change"),
    kept: days(400),
    ended: () => sql`update holder_change set settled_at = now() - interval '366 days'`,
  },
  "failed tries": {
    plant: [() => sql`insert into attempt (subject, failures, consecutive_failures) values ('x', 1, 1)`],
    left: allOf("attempt"),
    ...around(days(30)),
  },
  "sources of tries": {
    plant: ["source_failure", "source_ask"].map(
      (table) => () =>
        sql`insert into ${sql.table(table)} (source, hour, subject)
        values ('203.0.113.9', date_trunc('hour', now()), 'x')`,
    ),
    left: () =>
      rows(sql`(select subject from source_failure union all select subject from source_ask) as together`),
    ...aDayOfHours,
  },
  "second factors": {
    plant: [
      ({ accountId }) => sql`insert into passkey (account_id, credential_id, public_key, counter, name)
        values (${accountId}, 'x', 'x', 0, 'Clé')`,
    ],
    left: ofAccount("passkey"),
    kept: days(400),
    ended: closeAccount,
  },
  "applications of codes never proven": {
    plant: [({ accountId }) => sql`insert into totp (account_id, sealed_secret) values (${accountId}, 'x')`],
    left: ofAccount("totp"),
    ...around(days(1)),
  },
  "challenges of passkeys": {
    plant: [
      ({
        accountId,
      }) => sql`insert into passkey_challenge (account_id, purpose, within, challenge, expires_at)
        values (${accountId}, 'adding', gen_random_uuid(), 'x', now() + interval '10 minutes')`,
    ],
    left: ofAccount("passkey_challenge"),
    ...around(minutes(10), minutes(1)),
  },
  "former passwords": {
    plant: [
      ({ accountId }) =>
        sql`insert into former_password (account_id, password_hash) values (${accountId}, 'x')`,
    ],
    left: ofAccount("former_password"),
    kept: days(400),
    ended: closeAccount,
  },
  "identities of providers": {
    plant: [
      ({ accountId }) => sql`insert into provider_link (identity, account_id) values ('x', ${accountId})`,
    ],
    left: ofAccount("provider_link"),
    kept: days(400),
    ended: closeAccount,
  },
  "provisional passwords": {
    plant: [letter],
    left: lettersThat(sql`secret_hash is not null`),
    ...around(days(30)),
  },
  letters: {
    plant: [
      letter,
      ({ holderId }) => sql`update letter set secret_expires_at = now() + interval '2 hours'
        where holder_id = ${holderId} and kind = 'new_password'`,
    ],
    left: lettersThat(sql`state = 'printed'`),
    ...around(hours(2)),
  },
  codes: {
    plant: [
      ({ holderId }) => sql`insert into code (journey_id, channel, holder_id, expires_at)
        values (gen_random_uuid(), 'mail', ${holderId}, now())`,
    ],
    left: allOf("code"),
    ...around(days(1)),
  },
  "letters asked for": {
    plant: [() => sql`insert into post_request (subject, asked_at) values ('x', now())`],
    left: allOf("post_request"),
    ...around(asksAgainAfter(adherent.policy.letters)),
  },
  "invitations of staff": {
    plant: [
      ({ holderId }) => sql`insert into staff_invitation (holder_id, expires_at) values (${holderId}, now())`,
    ],
    left: allOf("staff_invitation"),
    ...around(days(30)),
  },
  "ended roles of staff": {
    plant: [
      ({ holderId }) => sql`insert into staff_role (holder_id, portal, role, granted_by, ended_at)
        values (${holderId}, 'npfr', 'agent', 'x', now())`,
    ],
    left: allOf("staff_role"),
    ...around(days(365), days(2)),
  },
  links: {
    plant: [
      ({ holderId }) => sql`insert into link (purpose, holder_id, journey_id, address_key, expires_at)
        values ('recovery', ${holderId}, gen_random_uuid(), 'x', now())`,
    ],
    left: allOf("link"),
    ...around(days(30)),
  },
  "numbers typed": {
    plant: [() => sql`insert into decoy (subject) values ('x')`],
    left: allOf("decoy"),
    kept: days(360),
    gone: days(370),
  },
  journeys: {
    plant: [
      () => sql`insert into journey (kind, state, data, browser_secret_hash, expires_at)
        values ('sign-in', 'x', '{}', 'x', now() + interval '1 hour')`,
    ],
    left: allOf("journey"),
    ...around(hours(1), minutes(1)),
  },
  sessions: {
    plant: [
      ({ accountId }) => sql`insert into session (account_id, token_hash, source, browser)
        values (${accountId}, 'x', '', '')`,
    ],
    left: ofAccount("session"),
    ...around(days(1)),
  },
  "known browsers": {
    plant: [
      ({ accountId }) => sql`insert into known_browser (account_id, token_hash) values (${accountId}, 'x')`,
    ],
    left: ofAccount("known_browser"),
    ...around(browserMemory),
  },
  "security journal": {
    plant: [
      ({ holderId }) => sql`insert into security_event (holder_id, kind, source, browser, detail)
        values (${holderId}, 'signed_in', '', '', '{}')`,
    ],
    left: ({ holderId }) => rows(sql`security_event where holder_id = ${holderId}`),
    kept: days(360),
    gone: days(370),
  },
  "mails and SMS": {
    plant: ["mail", "sms"].map(
      (table) =>
        ({ holderId }) =>
          sql`insert into ${sql.table(table)} (holder_id, kind, recipient, props)
          values (${holderId}, 'x', 'x', '{}')`,
    ),
    left: () => rows(sql`(select kind from mail union all select kind from sms) as together`),
    kept: days(88),
    gone: days(93),
  },
  "returned mails": {
    plant: [
      () =>
        sql`insert into suppression (address_key, address, reason) values ('x@y.example', 'x@y.example', 'x')`,
    ],
    left: allOf("suppression"),
    kept: days(360),
    gone: days(370),
  },
  payments: {
    plant: [
      ({ holderId }) => sql`insert into transfer (holder_id, reference, amount_cents, paid_on, status, lines)
        values (${holderId}, 'x', 100, (now() at time zone 'Europe/Paris')::date, 'paid', 1)`,
      ({ holderId }) => sql`insert into payment
          (holder_id, reference, transfer_id, paid_on, label, amount_cents, status, words, first_status)
        select holder_id, reference, id, paid_on, 'x', amount_cents, status, 'x', 'ordered'
        from transfer where holder_id = ${holderId}`,
      ({ holderId }) => sql`insert into payment_change (holder_id, transfer_id, status, changed_on, source)
        select holder_id, id, status, paid_on, 'bank' from transfer where holder_id = ${holderId}`,
      ({ holderId }) => sql`insert into payment_check (holder_id, payment_id, kind)
        select holder_id, id, 'amount_differs' from payment where holder_id = ${holderId}`,
      ({ holderId }) => sql`insert into reimbursement_line (holder_id, payment_id)
        select holder_id, id from payment where holder_id = ${holderId}`,
    ],
    // The others refer to it.
    left: ({ holderId }) => rows(sql`transfer where holder_id = ${holderId}`),
    ...around((Date.now() - Date.UTC(new Date().getUTCFullYear() - 10, 0, 1)) as Duration, days(2)),
  },
  challenges: {
    plant: [
      () => sql`insert into spent_challenge (id, expires_at)
        values (gen_random_uuid(), now() + interval '10 minutes')`,
    ],
    left: allOf("spent_challenge"),
    ...around(minutes(10), minutes(1)),
  },
};
