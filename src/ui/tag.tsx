import type { Tone } from "./notice.tsx";

/** The colour only repeats the words. */
export const Tag = ({ tone, children }: { tone: Tone; children: string }) => (
  <span class={`tag tag-${tone}`}>{children}</span>
);
