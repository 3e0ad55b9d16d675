import { z } from "zod";

declare const bounded: unique symbol;

/** Only `formSchema` makes one, and `readForm` accepts no other. */
export type FormSchema<Output = unknown> = z.ZodType<Output> & Bounded;
type Bounded = { readonly shape: Readonly<z.core.$ZodShape>; readonly [bounded]: true };

const mostSigns = 16_384;
const mostItems = 1000;
/** A dash ends the name of a list. */
const nameOfMany = /^[A-Za-z]\w*$/;
const valueOfBox = /^[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*$/;

/**
 * Requires a maximum first on every field: later rules may take longer as text grows, up to the largest body. An array of
 * objects is a list of lines, an array of texts a group of checkboxes; their fields are named `<list>-…`.
 */
export function formSchema<const Shape extends z.core.$ZodShape>(shape: Shape): z.ZodObject<Shape> & Bounded {
  const names = Object.keys(shape);
  for (const [name, field] of Object.entries(shape)) {
    if (!(field instanceof z.ZodArray)) assertBounded(name, field);
    else {
      const other = names.find((one) => one.startsWith(`${name}-`));
      if (other !== undefined) throw new Error(`the field "${other}" has a name of the list "${name}"`);
      assertList(name, field);
    }
  }
  return z.object(shape) as z.ZodObject<Shape> & Bounded;
}

function assertBounded(name: string, field: z.core.$ZodType): void {
  if (!isBounded(field)) throw new Error(`the field "${name}" must begin with a maximum`);
}

function assertList(name: string, field: z.ZodArray): void {
  if (!nameOfMany.test(name)) throw new Error(`"${name}" cannot name a list: letters, digits and "_"`);
  if (itemsOf(field).most > mostItems) throw new Error(`the list "${name}" must have a maximum of items`);
  const { element } = field;
  if (element instanceof z.ZodEnum && !element.options.every((value) => valueOfBox.test(String(value))))
    throw new Error(`a value of "${name}" cannot name a box`);
  const cells = element instanceof z.ZodObject ? (element.shape as z.core.$ZodShape) : null;
  if (cells === null) assertBounded(name, element);
  for (const [column, cell] of Object.entries(cells ?? {})) {
    if (!nameOfMany.test(column)) throw new Error(`"${column}" cannot name a column of "${name}"`);
    assertBounded(`${name}.${column}`, cell);
  }
}

export function itemsOf(field: z.ZodArray): { least: number; most: number } {
  const items = { least: 0, most: Number.POSITIVE_INFINITY };
  for (const check of field.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMinLength) items.least = check._zod.def.minimum;
    if (check instanceof z.core.$ZodCheckMaxLength) items.most = check._zod.def.maximum;
  }
  return items;
}

function isBounded(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodEnum || field instanceof z.ZodLiteral) return true;
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return isBounded(field.def.innerType);
  if (field instanceof z.ZodPipe) return isBounded(field.in);
  const first = field instanceof z.ZodString ? field.def.checks?.[0] : undefined;
  if (!(first instanceof z.core.$ZodCheckMaxLength)) return false;
  return first._zod.def.abort === true && first._zod.def.maximum <= mostSigns;
}
