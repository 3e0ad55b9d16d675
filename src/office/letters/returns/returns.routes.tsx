import { formSchema } from "#http/forms/form-schema.ts";
import { choice } from "#kernel/fields/typed-choice.ts";
import { prose } from "#kernel/fields/typed-prose.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { numberIn } from "#letters/number-in.ts";
import { isTaken, recordReturns } from "#letters/returns/record-returns.actions.ts";
import { everyReturnReason } from "#letters/returns/return-reasons.rules.ts";
import { readReturnedLines } from "#letters/returns/returned-lines.rules.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import { ReturnsPage } from "./returns-page.tsx";

const [firstReason = "refused", ...otherReasons] = everyReturnReason;

/** Lines that could not be taken stay in the box, to be corrected; the others are in the table. */
export const returnsRoutes = deskScreen({
  path: "/courriers/retours",
  opens: "agent",
  load: async () => emptyForm,
  draw: (visit, _, state) => <ReturnsPage visit={visit} returned={[]} state={{ focus: "codes", ...state }} />,
  form: formSchema({
    codes: prose(8000, "Scannez ou tapez au moins un code."),
    reason: choice([firstReason, ...otherReasons], "Choisissez le motif."),
  }),
  async act(visit, { codes, reason }) {
    const lines = readReturnedLines(codes, reason, numberIn(visit.ctx));
    const returned = await recordReturns(visit.ctx, lines);
    const left = returned.filter((one) => !isTaken(one) && one.outcome !== "seen");
    const values = { codes: left.map(({ line }) => line.typed).join("\n"), reason };
    return {
      show: <ReturnsPage visit={visit} returned={returned} state={{ values, errors: {}, focus: "codes" }} />,
    };
  },
});
