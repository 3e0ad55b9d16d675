import type { Fact } from "#ui/facts.tsx";
import { describeCell } from "../layouts/describe-cell.rules.ts";
import type { Layout } from "../layouts/layout.ts";
import type { Payment } from "../payment.ts";

/** The columns of the layout that this payment has, abbreviations explained. */
export const layoutFacts = ({ columns }: Layout, { detail }: Payment): Fact[] =>
  columns.flatMap((column) => {
    const shown = describeCell(column, detail[column.name] ?? null);
    if (!shown) return [];
    const { label, explained } = column;
    const value = explained ? (
      <>
        {shown} <span class="faint">{explained}</span>
      </>
    ) : (
      shown
    );
    return [{ label, value }];
  });
