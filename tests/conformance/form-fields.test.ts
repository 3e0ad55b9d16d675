import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { formOf } from "#journeys/engine/step.ts";
import { text } from "#kernel/text/typed-text.ts";
import { spaces } from "#spaces/index.ts";
import { stepsOf } from "../attacks/places.ts";

const tooMuch = "a.".repeat(32_000);

describe.each(spaces)("the forms of $id", (space) => {
  const fields = stepsOf(space).flatMap(({ walk, state, path }) => {
    const step = walk.steps[state];
    if (!step) throw new Error(`${path} has no step`);
    const { shape } = formOf(step, space);
    return Object.entries(shape).map(([name, field]) => ({ path, name, field }));
  });

  it.each(fields)("check only the length of $name of $path when it is too long", ({ field }) => {
    const { error } = z.safeParse(field, tooMuch, { error: () => "Vérifiez ce champ." });
    expect(error?.issues).toHaveLength(1);
    expect(error?.issues[0]?.message).toMatch(/\p{Lu}.+\.$/u);
    expect(error?.issues[0]?.message.length).toBeLessThan(200);
  });
});

it("a field that does not start with a maximum is refused in a form", () => {
  const late = z.string().regex(/^a+$/).max(20, { abort: true });
  const further = z.string().max(20);
  const endless = z.string().max(60_000, { abort: true });
  for (const field of [z.string(), z.string().optional(), late, further, endless, z.email(), z.any()])
    expect(() => formSchema({ field })).toThrow('the field "field" must begin with a maximum');
});

it("rules added after the maximum leave it in place", () => {
  const numeric = text(20, "trop long").min(1, "absent").regex(/^\d+$/, "chiffres");
  for (const field of [
    numeric,
    numeric.optional(),
    numeric.default("1"),
    numeric.pipe(z.string()),
    z.enum(["a"]),
  ])
    expect(() => formSchema({ field })).not.toThrow();
});
