import { z } from "zod";
import type { Approval } from "#approvals/approvals.queries.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { AccountId, ApprovalId } from "#kernel/ids.ts";
import { done } from "#kernel/result.ts";
import { defineApproval } from "#subject/approval.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { ApprovalPage } from "./approval-page.tsx";
import { ApprovalsPage } from "./approvals-page.tsx";

const closing = defineApproval({
  kind: "contact_correction",
  words: "Corriger un contact",
  decides: "superviseur",
  payload: z.object({ email: z.string() }),
  describe: ({ email }) => [{ label: "Nouvelle adresse e-mail", text: email }],
  apply: async () => done(null),
});

const kinds = new Map([[closing.kind, closing]]);

const waiting: Approval = {
  id: "00000000-0000-4000-8000-000000000003" as ApprovalId,
  kind: closing.kind,
  holderId: null,
  payload: { email: "jeanne.martin@exemple.example" },
  reason: "Signalé au téléphone, identité vérifiée",
  state: "waiting",
  askedAt: new Date("2026-11-30T09:12:00Z"),
  askedBy: "00000000-0000-4000-8000-000000000009" as AccountId,
  askedByName: "Hugo Lambert",
  decidedAt: null,
  decidedByName: null,
  decisionReason: null,
};

const settled: Approval = {
  ...waiting,
  state: "refused",
  decidedAt: new Date("2026-11-30T10:02:00Z"),
  decidedByName: "Claire Besson",
  decisionReason: "L’identité n’a pas été vérifiée",
};

export const approvalStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Approbations", path: "/approbations" });
  const mine = { ...waiting, askedBy: visit.member.id, askedByName: visit.member.name };
  const list = (some: readonly Approval[]) => (
    <ApprovalsPage
      visit={visit}
      kinds={kinds}
      waiting={some.filter(({ state }) => state === "waiting")}
      settled={some.filter(({ state }) => state !== "waiting")}
    />
  );
  const one = (approval: Approval, state = emptyForm, seen = visit) => (
    <ApprovalPage visit={seen} kinds={kinds} approval={approval} holder={null} state={state} />
  );
  return [
    entry("Approbations", "vide", () => list([])),
    entry("Approbations", "des demandes", () => list([waiting, mine, settled])),
    entry("Approbation", "à décider", () => one(waiting)),
    entry("Approbation", "sans raison", () =>
      one(waiting, wrongForm({ reason: "Dites pourquoi, en quelques mots." })),
    ),
    entry("Approbation", "la mienne", () => one(mine)),
    entry("Approbation", "pour un autre rôle", () =>
      one(waiting, emptyForm, { ...visit, member: { ...visit.member, role: "agent" } }),
    ),
    entry("Approbation", "refusée", () => one(settled)),
  ];
};
