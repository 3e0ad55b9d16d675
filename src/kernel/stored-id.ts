import { z } from "zod";

/** Parses an id read from JSON. */
export const storedId = <Id extends string>() => z.guid().transform((id) => id as Id);
