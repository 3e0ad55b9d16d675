import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { isSuppressed } from "#infra/mail/bounces/suppression.queries.ts";
import type { HolderId, MailId } from "#kernel/ids.ts";

export type MailToRepeat = {
  holderId: HolderId | null;
  kind: string;
  recipient: string;
  props: unknown;
  expiresAt: Date | null;
  /** Its link or code was used or replaced, or its time is over. */
  isProofOver: boolean;
  isSuppressed: boolean;
  /** An address that the holder has now. */
  isOnFile: boolean;
  /** One of this kind is about to be sent there. */
  isUnderWay: boolean;
};

const isOver = (table: "link" | "code", key: string) =>
  sql`exists (select from ${sql.table(table)} as proof
    where proof.id::text = mail.props ->> ${key} and (proof.used_at is not null or proof.expires_at <= now()))`;

/** Call it under the lock of the holder. */
export async function findMailToRepeat(trx: SpaceTransaction, id: MailId): Promise<MailToRepeat | null> {
  const { rows } = await sql<MailToRepeat>`
    select mail.holder_id as "holderId", mail.kind, mail.recipient, mail.props, mail.expires_at as "expiresAt",
      coalesce(mail.expires_at <= now(), false) or ${isOver("link", "linkId")} or ${isOver("code", "codeId")}
        as "isProofOver",
      ${isSuppressed(sql`mail.recipient`)} as "isSuppressed",
      address_key(mail.recipient) in (
        select address_key(email) from holder where id = mail.holder_id and closed_at is null
        union select email_key from account where holder_id = mail.holder_id and closed_at is null) as "isOnFile",
      exists (select from mail as other where other.holder_id = mail.holder_id and other.kind = mail.kind
        and address_key(other.recipient) = address_key(mail.recipient) and other.state = 'waiting'
        and (other.expires_at is null or other.expires_at > now())) as "isUnderWay"
    from mail where mail.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

export async function findHolderOfMail(trx: SpaceTransaction, id: MailId): Promise<HolderId | null> {
  const row = await trx
    .selectFrom("mail")
    .select("holder_id as holderId")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.holderId ?? null;
}
