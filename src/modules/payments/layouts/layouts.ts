import type { Policy } from "#spaces/space.ts";
import { allowance } from "./allowance/allowance.layout.ts";
import { invoices } from "./invoices/invoices.layout.ts";
import type { Layout } from "./layout.ts";
import { reimbursements } from "./reimbursements/reimbursements.layout.ts";

export const layouts: readonly Layout[] = [allowance, reimbursements, invoices];

/** Throws for a space without payments, and for a name that no layout has. */
export function layoutOf({ payments }: Policy, all: readonly Layout[] = layouts): Layout {
  const layout = all.find(({ name }) => name === payments?.layout);
  if (!layout) throw new Error(`a policy names the layout "${payments?.layout}", which does not exist`);
  return layout;
}
