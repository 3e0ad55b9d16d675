import type { Result } from "#kernel/result.ts";

/** A mail as it was composed, just before it leaves. */
export type ComposedMail = {
  from: { name: string; address: string };
  replyTo: string;
  subject: string;
  text: string;
  html: string;
};

/** A composed mail with its address on it. The id is that of its row, the same at every try. */
export type Message = ComposedMail & { recipient: string; messageId: string };

/** Why a message did not leave. */
export type DeliveryRefusal = {
  /** Will it last, pass, or wait for somebody to mend our own settings? */
  fate: "lasting" | "passing" | "ours";
  reason: string;
};

/** Who carries messages out of the house. */
export type Postman = {
  deliver(message: Message, signal: AbortSignal): Promise<Result<null, DeliveryRefusal>>;
  close(): void;
};
