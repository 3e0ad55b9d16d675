import type { IconName } from "#kernel/icon-name.ts";
import { assetUrl } from "./frame/assets.ts";

/**
 * A pictogram by its lucide name, always beside words: it is hidden from assistive technology. The build
 * draws those written as `<Icon name="…">`, `icon="…"` or `icon: "…"`.
 */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24">
    <use href={`${assetUrl("icons.svg")}#${name}`} />
  </svg>
);
