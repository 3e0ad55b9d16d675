import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type BatchId, readId } from "#kernel/ids.ts";
import { findBatchSheet, listLettersOfBatch } from "#letters/batches/batches.queries.ts";
import { postBatch } from "#letters/batches/post-batch.actions.ts";
import { cancelOrder } from "#letters/orders/order-print.actions.ts";
import { findOrder } from "#letters/orders/orders.queries.ts";
import type { Outcome } from "#web/conclude.ts";
import { deskPage, deskPost } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { BatchPage, type BatchSheet } from "./batch-page.tsx";
import { OrderPage } from "./order-page.tsx";

const lettersShown = 50;

export const batchIn = ({ request }: DeskVisit) =>
  readId<BatchId>((request.params as { batch: string }).batch);

const placeIn = ({ request }: DeskVisit) =>
  Math.max(0, Number.parseInt((request.query as { apres?: string }).apres ?? "0", 10) || 0);

export const path = "/courriers/lots/:batch";

/** A batch, or the order that is to become one. */
export const batchLoad = async (
  trx: SpaceTransaction,
  visit: DeskVisit,
): Promise<BatchSheet | NonNullable<Awaited<ReturnType<typeof findOrder>>> | null> => {
  const id = batchIn(visit);
  if (!id) return null;
  const batch = await findBatchSheet(trx, id);
  if (!batch) return (await findOrder(trx, id)) ?? null;
  const after = placeIn(visit);
  const found = (await listLettersOfBatch(trx, id)).slice(after);
  const letters = found.slice(0, lettersShown);
  return { batch, letters, after, next: found.length > lettersShown ? after + lettersShown : null };
};

type Loaded = NonNullable<Awaited<ReturnType<typeof batchLoad>>>;

export const batchDraw = (
  visit: DeskVisit,
  loaded: Loaded,
  state: Parameters<typeof BatchPage>[0]["state"],
) =>
  "batch" in loaded ? (
    <BatchPage visit={visit} state={state} {...loaded} />
  ) : (
    <OrderPage visit={visit} order={loaded} />
  );

const parts = { load: batchLoad, draw: batchDraw, form: formSchema({}) };

const post = deskPost({
  ...parts,
  path: `${path}/poste`,
  opens: "superviseur",
  async act(visit): Promise<Outcome> {
    const id = batchIn(visit);
    if (!id) return { to: "/courriers" };
    const to = `/courriers/lots/${id}`;
    const posted = await postBatch(visit.ctx, id, null);
    if (posted.ok) return { to, said: "letters-posted" };
    return {
      to,
      said: posted.refusal === "not_downloaded" ? "letters-not-downloaded" : "letters-posted-already",
    };
  },
});

const cancel = deskPost({
  ...parts,
  path: `${path}/annuler`,
  opens: "superviseur",
  async act(visit): Promise<Outcome> {
    const id = batchIn(visit);
    const cancelled = id && (await cancelOrder(visit.ctx, id));
    return { to: "/courriers", said: cancelled?.ok ? "letters-cancelled" : "letters-printed-meanwhile" };
  },
});

export const batchRoutes = [deskPage({ ...parts, path, opens: "agent" }), post, cancel];
