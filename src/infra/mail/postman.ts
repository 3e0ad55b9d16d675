import type { Result } from "#kernel/result.ts";

export type ComposedMail = {
  from: { name: string; address: string };
  replyTo: string;
  subject: string;
  text: string;
  html: string;
};

/** `messageId` comes from the id of the row: the same at every try. `returnPath`: the envelope sender, if not `from`. */
export type Message = ComposedMail & { recipient: string; messageId: string; returnPath: string | null };

export type DeliveryRefusal = {
  /** `ours`: our settings are wrong, and the operator must fix them. */
  fate: "lasting" | "passing" | "ours";
  reason: string;
};

export type Postman = {
  deliver(message: Message, signal: AbortSignal): Promise<Result<null, DeliveryRefusal>>;
  close(): void;
};
