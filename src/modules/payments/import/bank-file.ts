import type { Refusal } from "#imports/findings/refusal.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Money } from "#kernel/values/money.ts";

export type BankFileKind = "pain.001" | "pain.002" | "camt.054";

/** What a bank file says about one transfer, or about a whole order. */
export type BankEntry = {
  /** Of the XML file. */
  line: number;
  says: "ordered" | "paid" | "rejected" | "returned";
  /** `message` and `batch`: every transfer of the order below that no entry before this one names. */
  about: "transfer" | "batch" | "message";
  order: OrderPlace;
  /** EndToEndId; `null` where absent or NOTPROVIDED. */
  reference: string | null;
  amount: Money | null;
  iban: string | null;
  /** Day in Paris: execution asked for (ordered), booking (paid, returned), answer (rejected). */
  on: Day | null;
  /** What a rejection repeats of the order: with amount and IBAN, it finds a transfer without a reference. */
  orderedFor: Day | null;
  /** Remittance information, or "". */
  label: string;
  /** ISO code of a rejection or a return, such as AC04. */
  reason: string | null;
};

/** Where a transfer was ordered: MsgId of the pain.001 and PmtInfId of its batch, where the file says so. */
export type OrderPlace = { messageId: string | null; batchId: string | null };

export type BankFile = {
  kind: BankFileKind;
  /** "pain.001.001.09" */
  version: string;
  messageId: string;
  /** What the operator should know of the file as a whole, in French. */
  remarks: readonly string[];
};

/** `refused`: the file must not be applied. `unmatched`: not about a transfer of ours, and listed. */
export type BankItem =
  | { entry: BankEntry }
  | { unmatched: Refusal }
  | { refused: Refusal }
  /** Once, at the end of the file. */
  | { file: BankFile };
