import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { retryAfter } from "#http/answers/retry-after.ts";
import { sendPage } from "#http/answers/send-page.ts";
import type { Duration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";

/** Shows the page again. 200: without errors. 429: `wait` is `null` if waiting does not help. */
export type Redraw = { redraw: FormState } & (
  | { status: 200 | 400 | 401 | 409 }
  | { status: 429; wait: Duration | null }
);

export function refuseForm(reply: FastifyReply, refusal: Redraw, page: VNode): FastifyReply {
  if (refusal.status === 429) retryAfter(reply, refusal.wait);
  return sendPage(reply, page, refusal.status);
}
