import type { FactorChoice } from "./second-factor-refusals.ts";

/** Says which of the page's forms was sent. */
export const Choice = ({ of }: { of: FactorChoice }) => <input type="hidden" name="choice" value={of} />;
