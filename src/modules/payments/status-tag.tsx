import { Tag } from "#ui/tag.tsx";
import type { PaymentStatus } from "./payment.status.ts";
import { statusWords } from "./payment-words.ts";

export const StatusTag = ({ status }: { status: PaymentStatus }) => (
  <Tag tone={statusWords[status].tone}>{statusWords[status].one}</Tag>
);
