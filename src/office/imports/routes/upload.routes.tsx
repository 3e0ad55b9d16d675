import { appendAudit } from "#audit/append-audit.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { DeskKind } from "#imports/kinds/import-kind.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { readId, type UploadId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { Outcome } from "#web/conclude.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskPage, deskPost } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { confirmStepUp, stepUpField } from "#web/desk/step-up.tsx";
import { UploadPage } from "../pages/upload-page.tsx";
import { listRehearsed, type RehearsedPage } from "../rehearsal/rehearsed-pages.queries.ts";
import { isAtWork } from "../uploads/upload.status.ts";
import {
  approveUpload,
  askRehearsal,
  askSecondPerson,
  cancelUpload,
  checkAgain,
  type UploadRefusal,
} from "../uploads/uploads.actions.ts";
import { findUpload, listSteps, type StepLine, type Upload } from "../uploads/uploads.queries.ts";
import { aboutUpload } from "../work/about-upload.ts";

export const idOf = ({ request }: DeskVisit) => readId<UploadId>((request.params as { id: string }).id);

type Loaded = { upload: Upload; steps: readonly StepLine[]; rehearsed: readonly RehearsedPage[] };

async function load(trx: SpaceTransaction, visit: DeskVisit): Promise<Loaded | null> {
  const id = idOf(visit);
  const upload = id && (await findUpload(trx, id));
  if (!upload) return null;
  const steps = await listSteps(trx, upload.id);
  const rehearsed = await listRehearsed(trx, upload.id);
  // Its lines and values are about people.
  if (visit.request.method === "GET" && upload.report && !isAtWork(upload.state))
    await appendAudit(trx, visit.ctx, { kind: "upload_read", effect: aboutUpload(upload) });
  return { upload, steps, rehearsed };
}

/** One upload: its report, and what may be done next. */
export function uploadRoutes(kinds: readonly DeskKind[]): DeskRoute[] {
  const report = {
    load,
    draw: (visit: DeskVisit, loaded: Loaded, state: FormState) => (
      <UploadPage visit={visit} kinds={kinds} state={state} {...loaded} />
    ),
  };

  const action = (name: string, opens: StaffRole, act: Act, said: AnnouncementKey) =>
    deskPost({
      ...report,
      path: `/imports/:id/${name}`,
      opens,
      form: formSchema({}),
      ifUnreadable: moved,
      async act(visit): Promise<Outcome> {
        const id = idOf(visit);
        const done = id && (await act(visit.ctx, id));
        return done?.ok ? { to: `/imports/${id}`, said } : { to: `/imports/${id}`, said: "upload-moved" };
      },
    });

  return [
    deskPage({ ...report, path: "/imports/:id", opens: "agent" }),
    action("verification", "agent", checkAgain, "upload-checking"),
    action("repetition", "agent", askRehearsal, "upload-rehearsing"),
    action("demande", "agent", askSecondPerson, "upload-asked"),
    action("abandon", "agent", cancelUpload, "upload-cancelled"),
    deskPost({
      ...report,
      path: "/imports/:id/accord",
      opens: "superviseur",
      form: approvalForm,
      act: (visit, typed) => approve(visit, typed),
    }),
  ];
}

type Act = (ctx: DeskVisit["ctx"], id: UploadId) => Promise<Result<Upload, UploadRefusal>>;

const moved: Outcome = { to: "/imports", said: "upload-moved" };

const approvalForm = formSchema({
  closed: exactText(12, "Ce nombre est trop long.").default(""),
  ...stepUpField,
});

async function approve(
  visit: DeskVisit,
  typed: { closed: string; current_password: string },
): Promise<Outcome> {
  const id = idOf(visit);
  const upload = id && (await visit.ctx.db.inTransaction((trx) => findUpload(trx, id)));
  if (!upload) return moved;
  const closing = upload.report?.words?.closing ?? null;
  if (closing !== null && typed.closed.replace(/\s/g, "") !== String(closing)) {
    const errors = { closed: "Tapez le nombre de titulaires qui seraient clôturés, tel qu’il est écrit." };
    return { redraw: { values: typed, errors }, status: 400 };
  }
  const confirmed = await confirmStepUp(visit, typed, { closed: typed.closed });
  if (!confirmed.ok) return confirmed.refusal;
  const approved = await approveUpload(visit.ctx, upload.id);
  if (approved.ok) return { to: `/imports/${upload.id}`, said: "upload-approved" };
  if (approved.refusal.kind === "moved") return { to: `/imports/${upload.id}`, said: "upload-moved" };
  const why = "Personne n’approuve son propre import : une autre personne doit le faire.";
  return { redraw: { values: {}, errors: { _form: why } }, status: 409 };
}
