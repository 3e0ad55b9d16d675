import { readFields } from "./form-fields.ts";

/** A query string, read as a form is: each name one text. What is doubled, nested or broken is not there. */
export const readQuery = (text: string): Record<string, string> =>
  Object.fromEntries(readFields(text).fields);
