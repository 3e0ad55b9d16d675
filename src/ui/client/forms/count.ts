import { signsLeft } from "#kernel/fields/signs-left.rules.ts";
import { speakSoon } from "../speak.ts";

export function countSigns(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>("[data-counts]")) {
    const area = document.getElementById(block.dataset.counts ?? "");
    const shown = block.querySelector("[data-count]");
    if (!(area instanceof HTMLTextAreaElement) || !shown) continue;
    const count = () => {
      const words = signsLeft(area.value.length, Number(block.dataset.most));
      shown.replaceChildren(words);
      speakSoon(block, words);
    };
    area.addEventListener("input", count);
    // Browsers restore typed text on back navigation.
    if (area.value !== area.defaultValue) count();
  }
}
