/** Shown once, on the page that follows an action. */
export type Announcement = { tone: "ok" | "warn" | "bad" | "info"; title: string; text?: string | undefined };
