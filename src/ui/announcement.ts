import type { Tone } from "./notice.tsx";

/** What just happened, said once on the page after an action. */
export type Announcement = { tone: Tone; title: string; text?: string | undefined };
