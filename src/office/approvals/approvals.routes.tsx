import { z } from "zod";
import { cancelApproval, type DecisionRefusal, decideApproval } from "#approvals/approvals.actions.ts";
import { type Approval, findApproval, listApprovals } from "#approvals/approvals.queries.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type ApprovalId, readId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";
import { findHolder, type Holder } from "#registry/holders/holders.queries.ts";
import type { Outcome } from "#web/conclude.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskPage, deskPost } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { confirmStepUp, stepUpField } from "#web/desk/step-up.tsx";
import { ApprovalPage } from "./approval-page.tsx";
import { ApprovalsPage } from "./approvals-page.tsx";

const shown = 50;

const list = deskPage({
  path: "/approbations",
  opens: "agent",
  load: async (trx) => ({
    waiting: await listApprovals(trx, "waiting", shown),
    settled: await listApprovals(trx, "settled", shown),
  }),
  draw: (visit, { waiting, settled }) => (
    <ApprovalsPage
      visit={visit}
      kinds={visit.ctx.contributed.approvals}
      waiting={waiting}
      settled={settled}
    />
  ),
});

const reasonLeast = 3;
const reason = text(500, "Cette raison est trop longue : 500 signes au plus.").min(
  reasonLeast,
  "Dites pourquoi, en quelques mots.",
);
const cancelForm = formSchema({ reason });

const detail = {
  opens: "agent",
  async load(trx: SpaceTransaction, visit: DeskVisit) {
    const id = idOf(visit);
    const approval = id && (await findApproval(trx, id));
    if (!approval) return null;
    const holder = approval.holderId === null ? null : await findHolder(trx, approval.holderId);
    return { approval, holder: holder ?? null };
  },
  draw: (visit: DeskVisit, loaded: Loaded, state: Parameters<typeof ApprovalPage>[0]["state"]) => (
    <ApprovalPage visit={visit} kinds={visit.ctx.contributed.approvals} state={state} {...loaded} />
  ),
} as const;

type Loaded = {
  approval: Approval;
  holder: Holder | null;
};

const idOf = ({ request }: DeskVisit) => readId<ApprovalId>((request.params as { id: string }).id);

const decisionForm = formSchema({
  reason,
  decision: z.enum(["approved", "refused"]).default("approved"),
  ...stepUpField,
});

const decide = deskPost({
  ...detail,
  path: "/approbations/:id/decision",
  opens: "superviseur",
  form: decisionForm,
  async act(visit, typed): Promise<Outcome> {
    const id = idOf(visit);
    if (!id) return settledAlready;
    const { reason, decision } = typed;
    const confirmed = await confirmStepUp(visit, typed, { reason });
    if (!confirmed.ok) return confirmed.refusal;
    const decided = await decideApproval(visit.ctx, id, decision, reason);
    if (!decided.ok) return explain(decided.refusal, reason);
    return { to: "/approbations", said: decision === "approved" ? "approval-given" : "approval-refused" };
  },
});

const cancel = deskPost({
  ...detail,
  path: "/approbations/:id/retrait",
  form: cancelForm,
  async act(visit, typed): Promise<Outcome> {
    const id = idOf(visit);
    const cancelled = id !== null && (await cancelApproval(visit.ctx, id, typed.reason));
    return cancelled ? { to: "/approbations", said: "approval-cancelled" } : settledAlready;
  },
});

const settledAlready: Outcome = { to: "/approbations", said: "approval-settled" };

function explain(refusal: DecisionRefusal, typed: string): Outcome {
  if (refusal.kind === "settled") return settledAlready;
  const why =
    refusal.kind === "own"
      ? "Personne n’approuve sa propre demande : une autre personne doit le faire."
      : refusal.why;
  return { redraw: { values: { reason: typed }, errors: { _form: why } }, status: 409 };
}

export const approvalRoutes: readonly DeskRoute[] = [
  list,
  deskPage({ ...detail, path: "/approbations/:id" }),
  decide,
  cancel,
];
