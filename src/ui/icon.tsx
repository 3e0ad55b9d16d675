import { assetUrl } from "./frame/assets.ts";

/**
 * A pictogram by its lucide name, always beside words: it is hidden from assistive technology. The build
 * looks for the names written in `<Icon name="…">`, `icon="…"` and `icon: "…"` and refuses unknown ones.
 */
export const Icon = ({ name }: { name: string }) => (
  <svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24">
    <use href={`${assetUrl("icons.svg")}#${name}`} />
  </svg>
);
