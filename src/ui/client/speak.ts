const pauses = new WeakMap<HTMLElement, number>();

/** Announces the words in `data-spoken` after a pause, so that each key does not interrupt the screen reader. */
export function speakSoon(block: HTMLElement, words: string): void {
  clearTimeout(pauses.get(block));
  const spoken = block.querySelector("[data-spoken]");
  if (spoken)
    pauses.set(
      block,
      window.setTimeout(() => spoken.replaceChildren(words), 1200),
    );
}
