import type { Subject } from "#subject/subject.ts";
import { letterAsked } from "./letter-asked.job.ts";

export const postRequests: Subject = {
  jobs: [letterAsked],
};
