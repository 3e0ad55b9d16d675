import { formSchema } from "#http/forms/form-schema.ts";
import { choice } from "#kernel/fields/typed-choice.ts";
import { proseOrEmpty } from "#kernel/fields/typed-prose.ts";
import { findBatchSheet } from "#letters/batches/batches.queries.ts";
import { type RemakeRefusal, remakeBatch } from "#letters/batches/remake-batch.actions.ts";
import type { Outcome } from "#web/conclude.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import { batchIn, path } from "./batch.routes.tsx";
import { RemakePage } from "./remake-page.tsx";

export const remakeRoutes = deskScreen({
  path: `${path}/refaire`,
  opens: "superviseur",
  async load(trx, visit) {
    const id = batchIn(visit);
    return id ? ((await findBatchSheet(trx, id)) ?? null) : null;
  },
  draw: (visit, batch, state) => <RemakePage visit={visit} batch={batch} state={state} />,
  form: formSchema({
    which: choice(["some", "all"], "Dites lesquels."),
    rejects: proseOrEmpty(8000),
  }),
  async act(visit, { which, rejects }): Promise<Outcome> {
    const id = batchIn(visit);
    if (!id) return { to: "/courriers" };
    const values = { which, rejects };
    if (which === "some" && rejects === "")
      return { redraw: { values, errors: { rejects: "Nommez au moins un courrier." } }, status: 400 };
    const remade = await remakeBatch(visit.ctx, id, which === "all" ? null : rejects);
    if (remade.ok) return { to: `/courriers/lots/${remade.value.id}`, said: "letters-remade" };
    return explain(remade.refusal, values);
  },
});

function explain(refusal: RemakeRefusal, values: Readonly<Record<string, string>>): Outcome {
  const about = (errors: Readonly<Record<string, string>>): Outcome => ({
    redraw: { values, errors },
    status: 409,
  });
  switch (refusal.kind) {
    case "order_waits":
      return { to: `/courriers/lots/${refusal.order}`, said: "letters-order-waits" };
    case "unread":
      return about({ rejects: `Illisible : ${refusal.words.join(", ")}. Rien n’a été refait.` });
    case "missing":
      return about({ rejects: `Pas dans ce lot : ${refusal.words.join(", ")}. Rien n’a été refait.` });
    case "nothing_to_remake":
      return about({ _form: "Ces courriers ont déjà été refaits, utilisés ou sont revenus." });
    case "unknown_batch":
      return { to: "/courriers" };
  }
}
