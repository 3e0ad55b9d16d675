import { formSchema } from "#http/forms/form-schema.ts";
import { text } from "#kernel/text/typed-text.ts";
import { screen } from "#web/screen.ts";
import { nothingToLoad } from "#web/screens.ts";
import { paymentsPath, transferPath } from "../payments-path.ts";
import { readBankLine } from "./bank-line.rules.ts";
import { FindPage } from "./find-page.tsx";
import { findByAmount, findByReference } from "./find-transfers.queries.ts";
import { longestLine, nothingFound } from "./find-words.rules.ts";
import { FoundPage } from "./found-page.tsx";

/** A post, so that the pasted text stands in no address and in no log. Nothing of it is stored. */
export const findScreen = screen({
  path: `${paymentsPath}/retrouver`,
  opens: "own-space",
  load: nothingToLoad,
  draw: (visit, _, state) => <FindPage visit={visit} state={state} />,
  form: formSchema({
    line: text(longestLine, `Collez une seule ligne, de ${longestLine} signes au plus.`).min(
      1,
      "Collez une ligne de votre relevé de banque.",
    ),
  }),
  async act(visit, { line }) {
    const told = readBankLine(line);
    const { holderId } = visit.session;
    const found = await visit.ctx.db.inTransaction(async (trx) => {
      const named = await findByReference(trx, holderId, told);
      return named.length > 0 ? named : findByAmount(trx, holderId, told);
    });
    const [only] = found;
    if (!only) return { redraw: { values: { line }, errors: { line: nothingFound(told) } }, status: 400 };
    if (found.length === 1) return { to: transferPath(only.id), said: null };
    return { show: <FoundPage visit={visit} found={found} /> };
  },
});
