/** By kind of event. A subject adds its own with `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: each subject adds to it
export interface JournalWords {}

/** By the key stored in a cookie. A subject adds its own in the same way. */
// biome-ignore lint/suspicious/noEmptyInterface: each subject adds to it
export interface Announcements {}

/** Kinds of audit events, as past participles. A subject adds its own in the same way. */
// biome-ignore lint/suspicious/noEmptyInterface: each subject adds to it
export interface AuditWords {}

export type AuditKind = keyof AuditWords;

/** Events of a holder's security journal, as past participles. */
export type SecurityEventKind = keyof JournalWords;

export type AnnouncementKey = keyof Announcements;
