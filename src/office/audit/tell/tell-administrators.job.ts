import { z } from "zod";
import { defineJob, inSpace } from "#subject/job.ts";
import { brokenChainProps } from "../chain/broken-chain.mails.ts";
import { unusualReadingProps } from "../reading/unusual-reading.mails.ts";
import { sendToAdministrators } from "./tell-administrators.actions.ts";

const payload = inSpace.extend({
  /** The portal whose administrators are told; the job itself runs in the back office, which knows them. */
  portal: z.string(),
  /** Told when the portal has no administrator. */
  otherwise: z.string(),
  about: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("chain"), props: brokenChainProps }),
    z.object({ kind: z.literal("reading"), props: unusualReadingProps }),
  ]),
});

export type ToAdministrators = z.infer<typeof payload>;

export const tellAdministrators = defineJob({
  name: "tell-administrators",
  payload,
  run: sendToAdministrators,
});
