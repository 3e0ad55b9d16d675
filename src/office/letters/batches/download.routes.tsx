import { sendNotFound } from "#http/answers/error-pages.ts";
import { sendAttachment, sendCsv } from "#http/answers/send-attachment.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { manifestOf } from "#infra/letters/manifest.ts";
import { type DownloadRefusal, downloadBatch } from "#letters/batches/download-batch.actions.ts";
import { listBatch } from "#letters/batches/list-batch.actions.ts";
import { conclude } from "#web/conclude.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { confirmStepUp, stepUpField } from "#web/desk/step-up.tsx";
import { refusedForm } from "#web/refuse-form.ts";
import { batchDraw, batchIn, batchLoad, path } from "./batch.routes.tsx";

const form = formSchema(stepUpField);
const parts = {
  path: `${path}/telecharger`,
  opens: "superviseur",
  load: batchLoad,
  draw: batchDraw,
} as const;

const refusals: Readonly<Record<DownloadRefusal, string>> = {
  unknown_batch: "Ce lot n’existe plus.",
  gone: "Le PDF de ce lot a déjà été téléchargé, ou il est détruit.",
  not_here: "Le PDF de ce lot n’est pas sur ce serveur. Demandez à l’administrateur où il est gardé.",
};

/** The answer to a post, because a page that is only read must destroy nothing; and because of the password. */
const download: DeskRoute = {
  method: "POST",
  path: parts.path,
  opens: parts.opens,
  look: async (_, visit) => async (reply) => {
    const id = batchIn(visit);
    if (!id) return sendNotFound(visit.request, reply);
    const typed = readForm(visit.request, form);
    if (!typed.ok) return conclude(parts, visit, reply, refusedForm(typed.refusal));
    const confirmed = await confirmStepUp(visit, typed.value);
    if (!confirmed.ok) return conclude(parts, visit, reply, confirmed.refusal);
    const given = await downloadBatch(visit.ctx, id);
    if (given.ok) return sendAttachment(reply, { ...given.value, type: "application/pdf" });
    const errors = { _form: refusals[given.refusal] };
    return conclude(parts, visit, reply, { redraw: { values: {}, errors }, status: 409 });
  },
};

/** Names and addresses leave the house: it stands in the audit. */
const list: DeskRoute = {
  method: "GET",
  path: `${path}/liste`,
  opens: "superviseur",
  look: async (_, visit) => async (reply) => {
    const id = batchIn(visit);
    const listed = id && (await listBatch(visit.ctx, id));
    if (!listed) return sendNotFound(visit.request, reply);
    return sendCsv(reply, listed.name, manifestOf(listed.lines));
  },
};

export const downloadRoutes: readonly DeskRoute[] = [download, list];
