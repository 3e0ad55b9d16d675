import type { DeliveryRefusal } from "#infra/mail/postman.ts";
import type { Result } from "#kernel/result.ts";

/** The text is GSM 03.38 and fits in one part. */
export type ComposedSms = {
  /** Up to eleven letters, shown in place of a number. */
  sender: string;
  text: string;
};

/** `recipient` is in E.164; `id` is that of the row, the same at every try. */
export type Sms = ComposedSms & { id: string; recipient: string };

export type Carrier = {
  deliver(sms: Sms, signal: AbortSignal): Promise<Result<null, DeliveryRefusal>>;
  close(): void;
};
