import type { FactorChoice } from "./second-factor-refusals.ts";

export const Choice = ({ of }: { of: FactorChoice }) => <input type="hidden" name="choice" value={of} />;
