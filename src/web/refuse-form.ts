import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { retryAfter } from "#http/answers/retry-after.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { formStatus } from "#http/forms/read-form.ts";
import type { Duration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";

/**
 * Shows the page again. 200: without errors. 429: `wait` is `null` if waiting does not help. `login`: kept for the page
 * of a lost password.
 */
export type Redraw = { redraw: FormState; login?: string } & (
  | { status: 200 | 400 | 401 | 409 }
  | { status: 429; wait: Duration | null }
);

/** A form that `readForm` refused: 400, or 200 where a button added or removed a line. */
export const refusedForm = (form: FormState): Redraw => ({ redraw: form, status: formStatus(form) });

export function refuseForm(reply: FastifyReply, refusal: Redraw, page: VNode): FastifyReply {
  if (refusal.status === 429) retryAfter(reply, refusal.wait);
  return sendPage(reply, page, refusal.status);
}
