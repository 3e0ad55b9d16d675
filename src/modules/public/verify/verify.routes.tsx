import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { answerNoSoonerThan } from "#http/answers/answer-floor.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { checkDocument } from "#issued/check-document.actions.ts";
import { milliseconds } from "#kernel/duration.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { untilThen } from "#kernel/moment.ts";
import { groupCode, readCode } from "#kernel/text/checked-code.rules.ts";
import { text } from "#kernel/text/typed-text.ts";
import { refusedForm, refuseForm } from "#web/refuse-form.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { visitOf } from "#web/visit.ts";
import { VerifiedPage } from "./verified-page.tsx";
import { VerifyFormPage } from "./verify-form-page.tsx";

export const misspeltCode =
  "Ce code comporte une faute de frappe. Recopiez les 12 signes du document, par exemple 7K3M-Q2XW-9TBA.";

const form = formSchema({
  code: text(60, misspeltCode).pipe(z.string().min(1, "Écrivez le code imprimé sur le document.")),
});

/** Whether a code is known or not, the answer takes this long. */
const answerTime = milliseconds(120);

const misspelt = (code: string): FormState => ({ values: { code }, errors: { code: misspeltCode } });

/** Open to everybody. The typed code becomes an address, which the QR code of a document leads to as well. */
export function verifyRoutes({ routes, ctx }: SpaceWeb): void {
  const again = (request: FastifyRequest, reply: FastifyReply, state: FormState) =>
    refuseForm(
      reply,
      refusedForm(state),
      <VerifyFormPage visit={visitOf(ctx, request, reply)} state={state} />,
    );

  routes.get("/verifier", (request, reply) =>
    sendPage(reply, <VerifyFormPage visit={visitOf(ctx, request, reply)} state={emptyForm} />),
  );

  routes.post("/verifier", (request, reply) => {
    const typed = readForm(request, form);
    if (!typed.ok) return again(request, reply, typed.refusal);
    const code = readCode(typed.value.code);
    if (!code.ok) return again(request, reply, misspelt(typed.value.code));
    return seeOther(reply, `/${ctx.space.id}/verifier/${groupCode(code.value)}`);
  });

  routes.get<{ Params: { code: string } }>(
    "/verifier/:code",
    { config: { actsOnGet: true } },
    async (request, reply) => {
      const visit = visitOf(ctx, request, reply);
      const code = readCode(request.params.code);
      if (!code.ok) return again(request, reply, misspelt(request.params.code.slice(0, 60)));
      const checked = await checkDocument(ctx, visit.visitor, code.value);
      await answerNoSoonerThan(request, answerTime);
      if (!checked.ok) {
        const state = { values: {}, errors: { _form: tooMany(checked.refusal) } };
        const refusal = { redraw: state, status: 429, wait: checked.refusal?.wait ?? null } as const;
        return refuseForm(reply, refusal, <VerifyFormPage visit={visit} state={state} />);
      }
      const page = <VerifiedPage visit={visit} document={checked.value} />;
      return sendPage(reply, page, checked.value ? 200 : 404);
    },
  );
}

const tooMany = (end: { until: Date } | null) =>
  `Trop de codes ont été vérifiés depuis cet endroit. Attendez ${untilThen(end)}.`;
