import { z } from "zod";

export const storedId = <Id extends string>() => z.guid().transform((id) => id as Id);
