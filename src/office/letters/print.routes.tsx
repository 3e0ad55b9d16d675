import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type BatchId, readId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";
import { listWaiting } from "#letters/desk/waiting-letters.queries.ts";
import { orderPrint } from "#letters/orders/order-print.actions.ts";
import { newestBatch } from "#letters/orders/orders.queries.ts";
import { type HeldBack, holdBack } from "#letters/printing/held-back.ts";
import { lettersInBatch } from "#letters/printing/print-waiting.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { kindOfSlug } from "./batch-words.ts";
import { type Printing, PrintPage } from "./print-page.tsx";

const kindOf = ({ request }: DeskVisit) => kindOfSlug((request.params as { kind: string }).kind);

/** Confirms what an order prints. `seen`: the newest batch when the form was drawn. */
export const printRoutes = deskScreen({
  path: "/courriers/imprimer/:kind",
  opens: "superviseur",
  async load(trx: SpaceTransaction, visit: DeskVisit): Promise<Printing | null> {
    const kind = kindOf(visit);
    const { space } = visit.ctx;
    const waiting = (await listWaiting(trx, space)).find((one) => one.kind === kind);
    if (!waiting) return null;
    const held: HeldBack = new Map();
    const coolingOff = space.policy.letters.addressCoolingOff;
    const most = Math.min(waiting.printable, lettersInBatch);
    await holdBack(trx, { kind: waiting.kind, coolingOff, remakes: null, most }, held);
    const ready = Math.min(waiting.printable - held.size, lettersInBatch);
    const seen = await newestBatch(trx, waiting.kind);
    return { waiting, seen, ready: Math.max(0, ready), unprintable: [...held.values()] };
  },
  draw: (visit, loaded, state) => <PrintPage visit={visit} state={state} {...loaded} />,
  form: formSchema({ seen: text(36, "Cette page est d’une autre version.").default("") }),
  async act(visit, typed) {
    const kind = kindOf(visit);
    if (!kind) return { to: "/courriers" };
    const ordered = await orderPrint(visit.ctx, { kind, seen: readId<BatchId>(typed.seen) });
    if (ordered.ok) return { to: `/courriers/lots/${ordered.value.id}`, said: "letters-ordered" };
    if (ordered.refusal.kind === "nothing_waits") return { to: "/courriers", said: "letters-none" };
    return { to: `/courriers/lots/${ordered.refusal.batch}`, said: "letters-printed-meanwhile" };
  },
});
