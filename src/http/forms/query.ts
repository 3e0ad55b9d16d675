import { readFields } from "./form-fields.ts";

export const readQuery = (text: string): Record<string, string> =>
  Object.fromEntries(readFields(text).fields);
