import type { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { readBy, text } from "#kernel/text/typed-text.ts";
import { beginEnrolment } from "#letters/enrolment.queries.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { readIbanTail } from "#registry/holders/iban-tail.rules.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import type { Step } from "../../engine/step.ts";
import { typedNumber } from "../../engine/steps/fields.ts";
import type { registrySecret } from "../../first-connection/by-iban/registry-secret.journey.ts";
import { ibanRefused } from "./iban-refusals.ts";
import { acceptProof, proveByIban } from "./prove-by-iban.actions.ts";
import { ProveByIbanPage } from "./prove-by-iban-page.tsx";

/** A typing error that the format reveals causes no look-up and costs no try. */
const form = perSpace((space: Space) =>
  formSchema({
    number: typedNumber(space),
    tail: text(64, "Saisissez seulement les 5 derniers caractères de l’IBAN.")
      .min(1, "Saisissez les 5 derniers caractères de l’IBAN.")
      .transform(readBy(readIbanTail)),
  }),
);

export const proveByIbanStep: Step<typeof registrySecret, "identify", z.infer<ReturnType<typeof form>>> = {
  path: "",
  form,
  guard: {
    form: "iban",
    watched: () => ["misses"],
    about: (_, { number }) => (number ? { number } : null),
  },
  draw: (visit, _, state) => <ProveByIbanPage visit={visit} state={state} />,
  async submit(visit, _, typed) {
    const { ctx, visitor } = visit;
    const proven = await proveByIban(ctx, visit, typed);
    if (!proven.ok) {
      return ibanRefused(proven.refusal, { number: typed.number }, visit.space);
    }
    const { holderId } = proven.value;
    return {
      event: "recognised",
      data: { holderId, letterId: null },
      async write(trx) {
        await lockHolder(trx, holderId);
        await acceptProof(trx, ctx, visitor, proven.value);
        await beginEnrolment(trx, holderId);
      },
    };
  },
};
