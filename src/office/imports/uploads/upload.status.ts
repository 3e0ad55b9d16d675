import type { UploadState } from "#infra/db/tables/import-tables.ts";

/** What may happen to an uploaded file, from which states, and where it leads. */
const moves = {
  check: { from: ["uploaded", "checking"], to: "checking" },
  refuse: { from: ["checking"], to: "refused" },
  pass: { from: ["checking"], to: "ready" },
  check_again: { from: ["refused", "ready", "rehearsed", "waiting", "interrupted"], to: "uploaded" },
  ask_rehearsal: { from: ["ready", "rehearsed"], to: "rehearsing" },
  rehearse: { from: ["rehearsing"], to: "rehearsing" },
  end_rehearsal: { from: ["rehearsing"], to: "rehearsed" },
  ask: { from: ["ready", "rehearsed"], to: "waiting" },
  approve: { from: ["waiting"], to: "approved" },
  apply: { from: ["approved", "applying"], to: "applying" },
  finish: { from: ["applying"], to: "applied" },
  /** What is on file has changed since the check: the report is another one. */
  differ: { from: ["applying", "rehearsing"], to: "uploaded" },
  cancel: { from: ["uploaded", "refused", "ready", "rehearsed", "waiting", "interrupted"], to: "cancelled" },
  expire: { from: ["uploaded", "refused", "ready", "rehearsed", "waiting", "interrupted"], to: "expired" },
  interrupt: { from: ["checking", "rehearsing", "approved", "applying"], to: "interrupted" },
} as const satisfies Record<string, { from: readonly UploadState[]; to: UploadState }>;

export type UploadMove = keyof typeof moves;

export const moveOf = (move: UploadMove): { from: readonly UploadState[]; to: UploadState } => moves[move];

export const mayMove = (state: UploadState, move: UploadMove) => moveOf(move).from.includes(state);

/** A job is at work: the page shows its progress. */
export const isAtWork = (state: UploadState) =>
  state === "uploaded" ||
  state === "checking" ||
  state === "rehearsing" ||
  state === "approved" ||
  state === "applying";

/** Nothing happens any more, and the file is destroyed. */
export const isOver = (state: UploadState) =>
  state === "applied" || state === "cancelled" || state === "expired";

export const stateWords: Readonly<Record<UploadState, string>> = {
  uploaded: "Déposé",
  checking: "Vérification en cours",
  refused: "Refusé",
  ready: "Vérifié",
  rehearsing: "Répétition en cours",
  rehearsed: "Répété",
  waiting: "À approuver",
  approved: "Approuvé",
  applying: "Application en cours",
  applied: "Appliqué",
  cancelled: "Abandonné",
  expired: "Périmé",
  interrupted: "Interrompu",
};
