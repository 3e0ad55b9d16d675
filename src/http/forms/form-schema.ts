import { z } from "zod";

declare const bounded: unique symbol;

/** Only `formSchema` makes one, and `readForm` accepts no other. */
export type FormSchema<Output = unknown> = z.ZodType<Output> & Bounded;
type Bounded = { readonly shape: Readonly<z.core.$ZodShape>; readonly [bounded]: true };

const mostSigns = 16_384;

/** Requires a maximum first on every field: later rules may take longer as text grows, up to a 64 kB body. */
export function formSchema<const Shape extends z.core.$ZodShape>(shape: Shape): z.ZodObject<Shape> & Bounded {
  for (const [name, field] of Object.entries(shape))
    if (!isBounded(field)) throw new Error(`the field "${name}" must begin with a maximum`);
  return z.object(shape) as z.ZodObject<Shape> & Bounded;
}

function isBounded(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodEnum || field instanceof z.ZodLiteral) return true;
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return isBounded(field.def.innerType);
  if (field instanceof z.ZodPipe) return isBounded(field.in);
  const first = field instanceof z.ZodString ? field.def.checks?.[0] : undefined;
  if (!(first instanceof z.core.$ZodCheckMaxLength)) return false;
  return first._zod.def.abort === true && first._zod.def.maximum <= mostSigns;
}
