import { z } from "zod";

/** An id as it stands in stored JSON. */
export const storedId = <Id extends string>() => z.guid().transform((id) => id as Id);
