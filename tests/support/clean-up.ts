import type { Context } from "#context.ts";
import { cleanUp as cleanUpBy } from "../../src/start/clean-up.ts";
import { contributed } from "./contributed.ts";

/** The nightly cleaning of a space. */
export const cleanUp = (ctx: Context) => cleanUpBy(ctx, contributed.retention);
