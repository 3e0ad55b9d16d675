import type { IconName } from "#kernel/icon-name.ts";
import { assetUrl } from "./frame/assets.ts";

/** Always beside words. The build finds names written as `<Icon name="…">`, `icon="…"` or `icon: "…"`. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" aria-hidden="true">
    <use href={`${assetUrl("icons.svg")}#${name}`} />
  </svg>
);
