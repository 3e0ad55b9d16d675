import type { Tone } from "#ui/notice.tsx";
import type { MemberState } from "./staff-lines.queries.ts";

export const memberStates: Record<MemberState, { words: string; tone: Tone }> = {
  invited: { words: "invité", tone: "info" },
  expired: { words: "lien périmé", tone: "warn" },
  open: { words: "accès ouvert", tone: "ok" },
  ended: { words: "accès fermé", tone: "bad" },
};
