import { z } from "zod";
import { type Id, readId } from "./ids.ts";

/** The schema of an id that stands in a stored mail, SMS or job. */
export const storedId = <T extends Id<string>>() =>
  z.custom<T>((id) => typeof id === "string" && readId(id) !== null, "not an id");
