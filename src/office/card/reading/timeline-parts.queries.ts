import { type RawBuilder, sql } from "kysely";
import type { HolderId } from "#kernel/ids.ts";
import type { TimelinePart } from "./timeline-part.rules.ts";

/** Each selects at, part, id (unique within the part), what and detail. */
type PartOf = (holderId: HolderId) => RawBuilder<unknown>;

/** A correction made by staff sets these dates too, and has a line of its own. */
const isNotCorrection = sql`not exists (
  select from holder_change change where change.holder_id = holder.id and change.at = dated.at)`;

const registry: PartOf = (holderId) => sql`
  select dated.at, 'registre' as part, dated.what || '-' || holder.id as id, dated.what, '{}'::jsonb as detail
  from holder, lateral (values (created_at, 'added'), (address_changed_at, 'address'), (closed_at, 'closed'),
    (contact_changed_at, 'contact'), (iban_changed_at, 'iban')) as dated (at, what)
  where holder.id = ${holderId} and dated.at is not null and ${isNotCorrection}
  union all
  select dated.at, 'registre', dated.what || '-' || enrolment.id, dated.what, '{}'
  from enrolment, lateral (values (opened_at, 'enrolment_opened'),
    (case when state <> 'open' then settled_at end, 'enrolment_' || state)) as dated (at, what)
  where holder_id = ${holderId} and dated.at is not null`;

const letters: PartOf = (holderId) => sql`
  select dated.at, 'courriers', dated.what || '-' || letter.id, dated.what,
    jsonb_build_object('kind', kind, 'byStaff', by_staff, 'why', return_reason)
  from letter, lateral (values (requested_at, 'requested'), (printed_at, 'printed'), (posted_at, 'posted'),
    (case when state in ('returned', 'used', 'expired') then settled_at end, state)) as dated (at, what)
  where holder_id = ${holderId} and dated.at is not null`;

const messages: PartOf = (holderId) => sql`
  select queued_at, 'messages', 'mail-' || id, kind, jsonb_build_object('channel', 'mail', 'state', state,
    'recipient', recipient, 'fate', fate, 'error', last_error)
  from mail where holder_id = ${holderId}
  union all
  select queued_at, 'messages', 'sms-' || id, kind, jsonb_build_object('channel', 'sms', 'state', state,
    'recipient', recipient, 'error', last_error)
  from sms where holder_id = ${holderId}`;

const security: PartOf = (holderId) => sql`
  select at, 'securite', id::text, kind, jsonb_build_object('actor', actor, 'source', source, 'browser', browser)
  from security_event where holder_id = ${holderId}`;

/** A transfer once, when its first line came, then each change. */
const payments: PartOf = (holderId) => sql`
  select min(payment.created_at), 'versements', 'transfer-' || transfer.id, min(payment.first_status),
    jsonb_build_object('cents', min(transfer.amount_cents), 'reference', min(transfer.reference),
      'day', min(transfer.paid_on), 'transfer', transfer.id)
  from transfer join payment on payment.holder_id = transfer.holder_id and payment.transfer_id = transfer.id
  where transfer.holder_id = ${holderId}
  group by transfer.id
  union all
  select change.recorded_at, 'versements', 'change-' || change.id, change.status,
    jsonb_build_object('cents', coalesce(payment.amount_cents, transfer.amount_cents),
      'reference', coalesce(payment.reference, transfer.reference), 'day', change.changed_on,
      'reason', change.reason)
  from payment_change change
  join transfer on transfer.holder_id = change.holder_id and transfer.id = change.transfer_id
  left join payment on payment.holder_id = change.holder_id and payment.id = change.payment_id
  where change.holder_id = ${holderId}
  union all
  select noted_at, 'versements', kind || '-' || payment_id, kind, '{}'
  from payment_check where holder_id = ${holderId} and settled_at is null`;

const calls: PartOf = (holderId) => sql`
  select noted_at, 'appels', id::text, 'call', jsonb_build_object('caller', caller, 'callerName', caller_name,
    'identityChecked', identity_checked, 'said', said, 'staff', staff_name)
  from call_note where holder_id = ${holderId}`;

const corrections: PartOf = (holderId) => sql`
  select at, 'corrections', id::text, field, jsonb_build_object('before', before, 'after', after, 'by', by)
  from holder_change where holder_id = ${holderId}
  union all
  select dated.at, 'corrections', dated.what || '-' || id, 'approval_' || dated.what,
    jsonb_build_object('kind', kind, 'by', dated.by, 'reason', dated.reason)
  from approval, lateral (values (asked_at, 'asked', asked_by_name, reason),
    (decided_at, state, decided_by_name, decision_reason)) as dated (at, what, by, reason)
  where holder_id = ${holderId} and dated.at is not null`;

const openings: PartOf = (holderId) => sql`
  select opened_at, 'consultations', id::text, reason, jsonb_build_object('role', role, 'note', note)
  from card_opening where holder_id = ${holderId}`;

export const partQueries: Readonly<Record<TimelinePart, PartOf>> = {
  registre: registry,
  courriers: letters,
  messages,
  securite: security,
  versements: payments,
  appels: calls,
  corrections,
  consultations: openings,
};
