import type { Tone } from "./notice.tsx";

/** Shown once, on the page after an action. */
export type Announcement = { tone: Tone; title: string; text?: string | undefined };
