import type { Draws } from "./draws.ts";

const side = 160;

/** Every ink has a contrast of at least 9:1 on every ground; decoys are too faint to pass for a shape. */
const grounds = ["#fdf6e7", "#eef5fb", "#f0f7ee", "#fbf0f2", "#f4f1fa", "#f6f6f3"] as const;
const inks = ["#1d1b20", "#14365f", "#0c4a2c", "#6a1420", "#46206b", "#553000"] as const;
const faints = ["#d9cfbb", "#c4d6e6", "#c8dcc2", "#e6c9ce", "#d6cbe6", "#d3d3cb"] as const;

/** `shape`: content of a lucide file, on 24 by 24. */
export function drawPictogram(shape: string, draws: Draws): string {
  const scale = draws.between(4.7, 5.5);
  const place = () => side / 2 + draws.between(-6, 6);
  const turn = draws.between(-22, 22);
  const width = draws.between(1.6, 2.3);
  const placed = `translate(${place()} ${place()}) rotate(${turn}) scale(${scale}) translate(-12 -12)`;
  const behind = Array.from({ length: 4 + draws.below(4) }, () => decoy(draws)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">
    <rect width="${side}" height="${side}" fill="${draws.pick(grounds)}"/>
    <g fill="none" stroke-linecap="round">${behind}</g>
    <g transform="${placed}" fill="none" stroke="${draws.pick(inks)}" stroke-width="${width}"
      stroke-linecap="round" stroke-linejoin="round">${shape}</g></svg>`;
}

function decoy(draws: Draws): string {
  const at = () => draws.between(-10, side + 10);
  const faint = draws.pick(faints);
  if (draws.below(3) === 0)
    return `<circle cx="${at()}" cy="${at()}" r="${draws.between(3, 9)}" fill="${faint}"/>`;
  const curve = `M${at()} ${at()}Q${at()} ${at()} ${at()} ${at()}`;
  return `<path d="${curve}" stroke="${faint}" stroke-width="${draws.between(2, 6)}"/>`;
}
