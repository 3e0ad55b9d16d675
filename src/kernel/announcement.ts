/** What the page after an action says once. */
export type Announcement = { tone: "ok" | "warn" | "bad" | "info"; title: string; text?: string | undefined };
