import { z } from "zod";
import { ordinary, type Queue } from "#infra/jobs/queues.ts";
import { hours, minutes, seconds } from "#kernel/duration.ts";
import type { UploadId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { inSpace } from "#subject/job.ts";

export type UploadTask = { space: string; id: UploadId; task: "check" | "rehearse" | "apply" };

/** While another import of the space is at work, a job tries again for an hour. */
export const uploadQueue: Queue<UploadTask> = {
  name: "work-on-upload",
  payload: inSpace.extend({ id: storedId<UploadId>(), task: z.enum(["check", "rehearse", "apply"]) }),
  rules: {
    ...ordinary,
    places: 1,
    placesPerGroup: 1,
    longestTry: hours(4),
    retries: 60,
    firstRetry: seconds(5),
    longestWait: minutes(1),
  },
};
