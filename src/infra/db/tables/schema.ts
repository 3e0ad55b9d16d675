import type { Generated } from "kysely";
import type {
  AccountTable,
  AlarmTable,
  AttemptTable,
  BudgetTable,
  KnownBrowserTable,
  SecurityEventTable,
  SessionTable,
  SourceAskTable,
  SourceFailureTable,
} from "./account-tables.ts";
import type { ApprovalTable } from "./approval-tables.ts";
import type { AuditCheckTable, AuditEventTable, AuditHeadTable, ReadingAlertTable } from "./audit-tables.ts";
import type { CallNoteTable, CardOpeningTable, HolderChangeTable } from "./card-tables.ts";
import type { EnrolmentTable, LetterBatchTable, LetterOrderTable, LetterTable } from "./enrolment-tables.ts";
import type {
  ColumnMappingTable,
  ImportRunTable,
  RehearsedPageTable,
  UploadStepTable,
  UploadTable,
} from "./import-tables.ts";
import type { IssuedDocumentTable } from "./issued-tables.ts";
import type { JourneyTable, LinkTable } from "./journey-tables.ts";
import type { BounceTable, MailTable, SuppressionTable } from "./mail-table.ts";
import type {
  PaymentChangeTable,
  PaymentCheckTable,
  PaymentNoticeTable,
  PaymentTable,
  TransferTable,
} from "./payment-tables.ts";
import type {
  CodeTable,
  DecoyTable,
  FormerPasswordTable,
  PasskeyChallengeTable,
  PasskeyTable,
  PostRequestTable,
  ProviderLinkTable,
  RecoveryCodeTable,
  SmsBudgetTable,
  SmsTable,
  SpentChallengeTable,
  TotpTable,
} from "./proof-tables.ts";
import type { HolderTable, HolderTermTable, HolderToIndexTable } from "./registry-tables.ts";
import type { StaffInvitationTable, StaffRoleTable } from "./staff-tables.ts";

/** Every table, as Kysely sees it. `db/migrations` is the source of truth. */
export type Tables = {
  holder: HolderTable;
  holder_term: HolderTermTable;
  holder_to_index: HolderToIndexTable;
  import_run: ImportRunTable;
  upload: UploadTable;
  upload_step: UploadStepTable;
  column_mapping: ColumnMappingTable;
  rehearsed_page: RehearsedPageTable;
  issued_document: IssuedDocumentTable;
  enrolment: EnrolmentTable;
  letter_batch: LetterBatchTable;
  letter_order: LetterOrderTable;
  letter: LetterTable;
  account: AccountTable;
  attempt: AttemptTable;
  source_failure: SourceFailureTable;
  source_ask: SourceAskTable;
  budget: BudgetTable;
  alarm: AlarmTable;
  known_browser: KnownBrowserTable;
  session: SessionTable;
  approval: ApprovalTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  audit_check: AuditCheckTable;
  reading_alert: ReadingAlertTable;
  staff_role: StaffRoleTable;
  staff_invitation: StaffInvitationTable;
  security_event: SecurityEventTable;
  journey: JourneyTable;
  link: LinkTable;
  mail: MailTable;
  bounce: BounceTable;
  suppression: SuppressionTable;
  sms: SmsTable;
  sms_budget: SmsBudgetTable;
  code: CodeTable;
  decoy: DecoyTable;
  post_request: PostRequestTable;
  spent_challenge: SpentChallengeTable;
  totp: TotpTable;
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  recovery_code: RecoveryCodeTable;
  former_password: FormerPasswordTable;
  provider_link: ProviderLinkTable;
  transfer: TransferTable;
  payment: PaymentTable;
  payment_change: PaymentChangeTable;
  payment_notice: PaymentNoticeTable;
  payment_check: PaymentCheckTable;
  card_opening: CardOpeningTable;
  call_note: CallNoteTable;
  holder_change: HolderChangeTable;
  installation: { only_row: Generated<boolean>; key_check: string };
};
