import { z } from "zod";
import { defineJob, inSpace } from "#subject/job.ts";
import { answerByMail } from "./answer-by-mail.actions.ts";

export const ibanRefusedJob = defineJob({
  name: "iban-refused",
  payload: inSpace.extend({
    number: z.string(),
    isRight: z.boolean(),
    visitor: z.object({ source: z.string(), browser: z.string() }),
  }),
  run: (ctx, refused) => answerByMail(ctx, refused),
});
