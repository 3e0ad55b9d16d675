/** What just happened, in words for the next page. */
export type Announcement = { tone: "ok" | "warn" | "bad" | "info"; title: string; text?: string };

/** The words of events in the journal of an account, by kind. A subject adds its own with `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: each subject adds to it
export interface JournalWords {}

/** What pages announce once, by the key that a cookie holds. A subject adds its own likewise. */
// biome-ignore lint/suspicious/noEmptyInterface: each subject adds to it
export interface Announcements {}

/** What is written in a holder's security journal. Past participles: it happened. */
export type SecurityEventKind = keyof JournalWords;

export type AnnouncementKey = keyof Announcements;
