import { minutes } from "#kernel/duration.ts";
import type { BatchId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { printOrder } from "./print-order.actions.ts";

/** Hashing the secrets of a batch takes seconds on every core: not for a page to wait for. */
export const printOrdered = defineJob({
  name: "print-letters",
  payload: inSpace.extend({ order: storedId<BatchId>() }),
  rules: { places: 1, placesPerGroup: 1, longestTry: minutes(10) },
  run: (ctx, { order }) => printOrder(ctx, order),
});
