import { join } from "node:path";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { isOver } from "#journeys/engine/journey.ts";
import { walks } from "#journeys/walks.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { JourneyMap } from "../../src/dev/maps/journey-map.tsx";
import { layOut } from "../../src/dev/maps/lay-out.ts";
import { linesOf } from "../../src/dev/maps/lines-of.ts";

const folder = join(packageFolder(), "docs", "generated");
const journeys = Object.values(walks).map(({ journey }) => journey);
const kinds = [...new Map(journeys.map((journey) => [journey.kind, journey])).values()];

describe.each(kinds)("the map of $kind", (journey) => {
  it("has every state and every event of the running table", () => {
    const { boxes, arrows } = layOut(journey);
    expect(boxes.map(({ state }) => state)).toEqual(Object.keys(journey.states));
    const events = Object.values(journey.states).flatMap((line) => Object.keys(line?.on ?? {}));
    expect(arrows.map(({ event }) => event).sort()).toEqual(events.sort());
    expect(arrows.every(({ points }) => points.length >= 2)).toBe(true);
  });

  it("draws no state over another", () => {
    const { boxes } = layOut(journey);
    const covering = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (b) => Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height,
        ),
    );
    expect(covering).toEqual([]);
    expect(boxes.some(({ state }) => isOver(journey, state))).toBe(true);
  });

  it("is up to date in docs/generated", async () => {
    const drawn = `${render(<JourneyMap name={journey.kind} journey={journey} />)}\n`;
    await expect(drawn).toMatchFileSnapshot(join(folder, "journeys", `${journey.kind}.svg`));
  });
});

it("docs/generated/journeys.md shows each map beside its table", async () => {
  const parts = kinds.map((journey) =>
    [
      `## ${journey.kind}`,
      `![${journey.kind}](journeys/${journey.kind}.svg)`,
      ["| State | Step | Event → state |", "|---|---|---|", ...linesOf(journey).map(row)].join("\n"),
    ].join("\n\n"),
  );
  const page = ["# The journeys", intro, ...parts].join("\n\n");
  await expect(`${page}\n`).toMatchFileSnapshot(join(folder, "journeys.md"));
});

const intro = `Drawn from the tables that run; \`/_dev/parcours\` shows the same. A thick frame is where a journey begins, round ends
are where nothing more is asked. Made by \`npm test -- tests/docs/journey-maps -u\`.`;

const row = (cells: readonly string[]) => `| ${cells.join(" | ").replace("| fin |", "| end |")} |`;
