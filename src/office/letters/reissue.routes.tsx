import { formSchema } from "#http/forms/form-schema.ts";
import { choice } from "#kernel/fields/typed-choice.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { text } from "#kernel/text/typed-text.ts";
import { explainReissueRefusal } from "#letters/desk/letter-refusals.ts";
import { reissueFactor, reissueLetter } from "#letters/desk/letters-desk.actions.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import { ReissuePage } from "./reissue-page.tsx";

export const reissueRoutes = deskScreen({
  path: "/courriers/reemettre",
  opens: "agent",
  load: async () => emptyForm,
  draw: (visit, _, state) => <ReissuePage visit={visit} state={state} />,
  form: formSchema({
    number: text(60, "Ce numéro est trop long.").min(1, "Tapez le numéro du destinataire."),
    brings: choice(["password", "factor"], "Dites ce que le courrier apporte."),
  }),
  async act({ ctx }, { number, brings }) {
    const reissued = await (brings === "factor" ? reissueFactor : reissueLetter)(ctx, number);
    if (reissued.ok) return { to: "/courriers", said: "letter-reissued" };
    const errors = { number: explainReissueRefusal(reissued.refusal, ctx.space.policy.letters) };
    return { redraw: { values: { number, brings }, errors }, status: 409 };
  },
});
