import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { packageFolder } from "#kernel/package-folder.ts";
import { exposedBy, measuredHouse } from "./measured-house.ts";

const rule = z.strictObject({
  alert: z.string().regex(/^Parvis[A-Za-z]+$/),
  expr: z.string(),
  for: z
    .string()
    .regex(/^\d+[smhd]$/)
    .optional(),
  annotations: z.strictObject({ summary: z.string() }),
});
const file = z.strictObject({
  groups: z.tuple([z.strictObject({ name: z.literal("parvis"), rules: z.array(rule).min(15) })]),
});

const text = await readFile(join(packageFolder(), "docs", "alerts.yml"), "utf8");
const [{ rules }] = file.parse(parse(text)).groups;

/** Prometheus adds these to every target. */
const ofPrometheus = new Set(["up"]);

/** Names of the metrics in an expression, by the grammar of Prometheus; throws on a syntax error. */
function metricsIn(expression: string): string[] {
  const names: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) throw new Error(`not PromQL at ${from}: ${expression}`);
      if (type.name === "VectorSelector") names.push(/^\w+/.exec(expression.slice(from, to))?.[0] ?? "");
    },
  });
  return names;
}

describe("docs/alerts.yml", () => {
  it.each(rules)("$alert is an expression that Prometheus reads", ({ expr }) => {
    expect(metricsIn(expr).length).toBeGreaterThan(0);
  });

  it("names only metrics of both web and worker, and all of ours", async () => {
    await using house = await measuredHouse();
    const named = new Set(
      rules.flatMap(({ expr }) => metricsIn(expr)).filter((name) => !ofPrometheus.has(name)),
    );
    for (const exposed of [await exposedBy(house.web), await exposedBy(house.watch)]) {
      const known = new Set(
        exposed.flatMap(({ name, type }) =>
          type === "histogram" ? [`${name}_count`, `${name}_bucket`] : [name],
        ),
      );
      expect([...named].filter((name) => !known.has(name))).toEqual([]);
      const ours = [...known].filter((name) => name.startsWith("parvis_"));
      expect(ours.filter((name) => !named.has(name))).toEqual([]);
    }
  });
});
