import type { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { Step } from "../../../engine/step.ts";
import { findContactsShown } from "../../../proofs/decoy/contacts-shown.queries.ts";
import type { codeToContact } from "../code-to-contact.journey.ts";
import { LetterAnnouncedPage } from "./letter-announced-page.tsx";

const form = formSchema({});

export const letterAnnouncedStep: Step<typeof codeToContact, "letter_announced", z.infer<typeof form>> = {
  path: "/courrier",
  form,
  async draw(visit, { number }) {
    const contacts = await visit.ctx.db.inTransaction((trx) => findContactsShown(trx, visit.ctx, number));
    return <LetterAnnouncedPage visit={visit} number={number} contacts={contacts} />;
  },
  submit: async () => ({ status: 409, redraw: emptyForm }),
};
