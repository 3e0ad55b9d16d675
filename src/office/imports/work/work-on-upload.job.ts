import type { DeskKind } from "#imports/kinds/import-kind.ts";
import { defineJob } from "#subject/job.ts";
import { uploadQueue } from "./upload-queue.ts";
import { type Work, workOnUpload } from "./work-on-upload.ts";

export const workOnUploadJob = (kinds: readonly DeskKind[], rehearse: (work: Work) => Promise<void>) =>
  defineJob({ ...uploadQueue, run: (ctx, task) => workOnUpload(kinds, rehearse, ctx, task) });
