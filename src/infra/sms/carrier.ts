import type { DeliveryRefusal } from "#infra/mail/postman.ts";
import type { Result } from "#kernel/result.ts";

/** An SMS as it was composed, just before it leaves. Its text is of GSM 03.38 and fits in one part. */
export type ComposedSms = {
  /** Up to eleven letters, shown in place of a number. */
  sender: string;
  text: string;
};

/** A composed SMS with its number on it, in E.164. The id is that of its row, the same at every try. */
export type Sms = ComposedSms & { id: string; recipient: string };

/** Who carries SMS out of the house. */
export type Carrier = {
  deliver(sms: Sms, signal: AbortSignal): Promise<Result<null, DeliveryRefusal>>;
  close(): void;
};
