import type { Access } from "./guarded-route.ts";
import { screensFor } from "./screens.ts";
import { sessionOf } from "./session-of.ts";
import type { MemberVisit } from "./visit.ts";

/** The screens of an account holder. */
export const { page, post, screen } = screensFor<MemberVisit, Access>(async ({ ctx, request, home }) =>
  (await sessionOf(ctx, request)) ? null : `${home}/espace`,
);
