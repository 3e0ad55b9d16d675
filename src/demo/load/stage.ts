import type { Context } from "#context.ts";

/** Where a demonstration is loaded. */
export type Stage = { ctx: Context; databaseUrl: string; store: string; publicUrl: URL };
