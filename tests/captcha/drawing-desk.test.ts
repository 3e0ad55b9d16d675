import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { DeskFull, openDrawingDesk } from "#captcha/drawing-desk.ts";

/** A drawing that counts the concurrent drawings, and the drawings started. */
function slowDrawing() {
  const seen = { atOnce: 0, most: 0, begun: 0 };
  const draw = async () => {
    seen.begun += 1;
    seen.atOnce += 1;
    seen.most = Math.max(seen.most, seen.atOnce);
    await wait(5);
    seen.atOnce -= 1;
    return Buffer.from("drawn");
  };
  return { seen, draw };
}

it("draws a few at a time, and each picture once however many requests it gets", async () => {
  const { seen, draw } = slowDrawing();
  const desk = openDrawingDesk({ atOnce: 2 });
  const names = Array.from({ length: 60 }, (_, index) => `picture ${index % 20}`);
  expect(await Promise.all(names.map((name) => desk("a", name, draw)))).toHaveLength(60);
  expect(seen).toEqual({ atOnce: 0, most: 2, begun: 20 });
});

it("refuses new requests when too many wait, and goes on", async () => {
  const { draw } = slowDrawing();
  const desk = openDrawingDesk({ atOnce: 1, waiting: 3 });
  const asked = Array.from({ length: 10 }, (_, index) => desk("a", `picture ${index}`, draw));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(reasons.every((reason) => reason instanceof DeskFull)).toBe(true);
  expect(await desk("a", "picture 9", draw)).toEqual(Buffer.from("drawn"));
});

it("forgets a failed drawing, and the oldest one when the cache is full", async () => {
  const { seen, draw } = slowDrawing();
  const desk = openDrawingDesk({ kept: 2 });
  await expect(desk("a", "one", () => Promise.reject(new Error("no ink")))).rejects.toThrow("no ink");
  for (const name of ["one", "two", "three", "three", "one"]) await desk("a", name, draw);
  expect(seen.begun).toBe(4);
});

it("does not delay other sources when one source sends many requests", async () => {
  const { draw } = slowDrawing();
  const desk = openDrawingDesk({ atOnce: 1, waitingForOne: 3 });
  const flood = Array.from({ length: 20 }, (_, index) => desk("flood", `flood ${index}`, draw));
  const outcomes = Promise.allSettled(flood);
  expect(await desk("somebody", "picture", draw)).toEqual(Buffer.from("drawn"));
  const refused = (await outcomes).filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(20 - 1 - 3);
  expect(await desk("flood", "later", draw)).toEqual(Buffer.from("drawn"));
});
