import type { Tone } from "./notice.tsx";

/** A state in one or two words; the words say it, the colour only repeats. */
export const Tag = ({ tone, children }: { tone: Tone; children: string }) => (
  <span class={`tag tag-${tone}`}>{children}</span>
);
