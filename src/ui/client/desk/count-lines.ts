import { countLines, linesInWords } from "#kernel/fields/lines.rules.ts";
import { speakSoon } from "../speak.ts";

/** The box of a scanner: how many codes it holds. */
export function showLineCounts(): void {
  for (const block of document.querySelectorAll<HTMLElement>("[data-lines]")) {
    const area = document.getElementById(block.dataset.lines ?? "");
    const shown = block.querySelector("[data-count]");
    const [one = "", many = ""] = (block.dataset.unit ?? "").split(" ");
    if (!(area instanceof HTMLTextAreaElement) || !shown) continue;
    const count = () => {
      const words = linesInWords(countLines(area.value), [one, many]);
      shown.replaceChildren(words);
      speakSoon(block, words);
    };
    area.addEventListener("input", count);
    if (area.value !== area.defaultValue) count();
  }
}
