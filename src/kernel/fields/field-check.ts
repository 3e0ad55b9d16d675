import { z } from "zod";

/** What a browser checks before it sends a field. Messages are in French. */
export type FieldCheck = {
  /** The error of an empty field. */
  missing?: string;
  /** Regular expressions that it must match, each with the error if it does not. */
  patterns?: readonly (readonly [string, string])[];
  /** Rules with messages of their own, which server and browser share. */
  kind?: "address" | "new-password" | "letter-secret";
  /** The field that it repeats, and the error if they differ. */
  repeats?: readonly [string, string];
};

type Mark = Pick<FieldCheck, "kind" | "repeats" | "patterns">;

const marks = z.registry<Mark>();

/** Marks a field of a schema with what zod alone does not tell. */
export const checkedAs = <Field extends z.ZodType>(mark: Mark, field: Field): Field => {
  marks.add(field, mark);
  return field;
};

export const markOf = (field: z.core.$ZodType): Mark => marks.get(field as z.ZodType) ?? {};
