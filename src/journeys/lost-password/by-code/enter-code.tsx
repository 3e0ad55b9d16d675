import { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { readSixDigits } from "#kernel/text/text.ts";
import { type Guard, robotSuspected } from "../../engine/anti-robot/anti-robot.ts";
import type { DataOf } from "../../engine/journey.ts";
import { askRefused } from "../../engine/refusals.ts";
import type { Outcome, Step, StepVisit } from "../../engine/step.ts";
import { typedCode } from "../../engine/steps/fields.ts";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import { isCodeLive } from "../../proofs/code/codes.queries.ts";
import { admitAskAbout } from "../../proofs/code/issue-code.actions.ts";
import { judgeCode, proveCode } from "../../proofs/code/judge-code.actions.ts";
import { findContactsShown } from "../../proofs/decoy/contacts-shown.queries.ts";
import { askCode } from "./ask-code.actions.ts";
import { codeNotAsked, codeRefused } from "./code-refusals.ts";
import type { codeToContact } from "./code-to-contact.journey.ts";
import { EnterCodePage } from "./enter-code-page.tsx";

type Journey = typeof codeToContact;
type Asked = DataOf<Journey>["enter_code"];

const form = formSchema({
  choice: z.enum(["resend", "other"], "Choisissez l’un des boutons de cette page.").optional(),
  code: typedCode().optional(),
});

const resending = { choice: "resend" };

const guard: Guard<Asked> = {
  form: "enter-code",
  watched({ choice }) {
    if (choice === "other") return [];
    return choice === "resend" ? ["asks"] : ["codes"];
  },
  about: ({ number }) => ({ number }),
};

export const enterCodeStep: Step<Journey, "enter_code", z.infer<typeof form>> = {
  path: "/code",
  form,
  guard,
  async draw(visit, { number, channel }, state) {
    const { ctx, journeyId } = visit;
    const { masks, isLive } = await ctx.db.inTransaction(async (trx) => ({
      ...(await findContactsShown(trx, ctx, number)),
      isLive: await isCodeLive(trx, { journeyId, channel }, codeRuleOf(ctx.space)),
    }));
    const shown = { visit, number, channel, mask: masks[channel], isLive, state };
    return <EnterCodePage {...shown} />;
  },
  async submit(visit, asked, { choice, code = "" }) {
    if (choice === "other") return { event: "other_channel_wanted", data: { number: asked.number } };
    return choice === "resend" ? resend(visit, asked) : judgeTypedCode(visit, asked, code);
  },
};

async function resend(visit: StepVisit, asked: Asked): Promise<Outcome<Journey, "enter_code">> {
  const { ctx, visitor, journeyId } = visit;
  const { number, channel } = asked;
  const admitted = await admitAskAbout(visit, number);
  if (!admitted.ok) return askRefused(admitted.refusal, guard, resending);
  return {
    event: "code_resent",
    data: { ...asked, visitor },
    async write(trx) {
      const again = await askCode(trx, ctx, visit, { journeyId, channel }, number);
      if (!again.ok) return codeNotAsked(again.refusal, ctx.space);
      return { said: again.value === "same" ? "code-resent" : "code-renewed" };
    },
  };
}

async function judgeTypedCode(
  visit: StepVisit,
  { number, channel }: Asked,
  code: string,
): Promise<Outcome<Journey, "enter_code">> {
  const { ctx, visitor, journeyId } = visit;
  const typed = readSixDigits(code);
  // A malformed code costs no try.
  if (typed === null)
    return {
      status: 400,
      redraw: { values: {}, errors: { code: "Saisissez les 6 chiffres du code reçu." } },
    };
  const judged = await judgeCode(ctx, visit, { journeyId, channel }, { number, typed });
  if (!judged.ok)
    return judged.refusal.kind === "robot_suspected"
      ? robotSuspected(guard, { code })
      : codeRefused(judged.refusal, codeRuleOf(ctx.space));
  const proven = judged.value;
  return {
    event: "code_proven",
    data: { holderId: proven.holderId },
    async write(trx) {
      const spent = await proveCode(trx, visitor, { ...proven, journeyId });
      return spent ? null : codeRefused({ kind: "dead" }, codeRuleOf(ctx.space));
    },
  };
}
