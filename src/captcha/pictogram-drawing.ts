import type { Draws } from "./draws.ts";
import type { Colour } from "./indexed-png.ts";

/** Pixels on a side: nearly twice what a page shows, for dense screens. */
export const pixels = 144;

/** Units of the drawing on a side. */
const side = 160;

/** Every ink has a contrast of at least 9:1 on every ground; decoys are too faint to pass for a shape. */
const grounds = ["#fdf6e7", "#eef5fb", "#f0f7ee", "#fbf0f2", "#f4f1fa", "#f6f6f3"] as const;
const inks = ["#1d1b20", "#14365f", "#0c4a2c", "#6a1420", "#46206b", "#553000"] as const;
const faints = ["#d9cfbb", "#c4d6e6", "#c8dcc2", "#e6c9ce", "#d6cbe6", "#d3d3cb"] as const;

/** `palette`: the ground, the decoys, then steps from the ground to the ink. */
export type Drawing = { markup: string; palette: readonly Colour[] };

const steps = 6;

/** `shape`: content of a lucide file, on 24 by 24. */
export function drawPictogram(shape: string, draws: Draws): Drawing {
  const scale = draws.between(4.7, 5.5);
  const place = () => side / 2 + draws.between(-6, 6);
  const turn = draws.between(-22, 22);
  const width = draws.between(1.6, 2.3);
  const placed = `translate(${place()} ${place()}) rotate(${turn}) scale(${scale}) translate(-12 -12)`;
  const behind = Array.from({ length: 4 + draws.below(4) }, () => decoy(draws)).join("");
  const ground = draws.pick(grounds);
  const ink = draws.pick(inks);
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 ${side} ${side}">
    <rect width="${side}" height="${side}" fill="${ground}"/>
    <g fill="none" stroke-linecap="round" shape-rendering="crispEdges">${behind}</g>
    <g transform="${placed}" fill="none" stroke="${ink}" stroke-width="${width}"
      stroke-linecap="round" stroke-linejoin="round">${shape}</g></svg>`;
  const towardsInk = Array.from({ length: steps }, (_, step) => mixed(ground, ink, (step + 1) / steps));
  return { markup, palette: [ground, ...faints].map(colourOf).concat(towardsInk) };
}

const colourOf = (hex: string): Colour => {
  const [red = 0, green = 0, blue = 0] = Buffer.from(hex.slice(1), "hex");
  return [red, green, blue];
};

function mixed(from: string, to: string, share: number): Colour {
  const [start, end] = [colourOf(from), colourOf(to)];
  const at = (part: 0 | 1 | 2) => Math.round(start[part] + (end[part] - start[part]) * share);
  return [at(0), at(1), at(2)];
}

function decoy(draws: Draws): string {
  const at = () => draws.between(-10, side + 10);
  const faint = draws.pick(faints);
  if (draws.below(3) === 0)
    return `<circle cx="${at()}" cy="${at()}" r="${draws.between(3, 9)}" fill="${faint}"/>`;
  const curve = `M${at()} ${at()}Q${at()} ${at()} ${at()} ${at()}`;
  return `<path d="${curve}" stroke="${faint}" stroke-width="${draws.between(2, 6)}"/>`;
}
