import type { FormState } from "#kernel/form-state.ts";
import { groupReference, referenceOf } from "#letters/reference.rules.ts";
import type { Returned } from "#letters/returns/record-returns.actions.ts";
import { digitOf, everyReturnReason, returnReasons } from "#letters/returns/return-reasons.rules.ts";
import { Card } from "#ui/card.tsx";
import { Radios } from "#ui/fields/choice-fields.tsx";
import { LinesArea } from "#ui/fields/lines-area.tsx";
import { Form } from "#ui/form.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { counted } from "../batch-words.ts";
import { outcomeWords } from "./outcome-words.ts";

type Props = { visit: DeskView; returned: readonly Returned[]; state: FormState };

/** A box for a scanner: one code a line, the reason for all or line by line, and what became of each line. */
export const ReturnsPage = ({ visit, returned, state }: Props) => (
  <DeskPage visit={visit} title="Saisir des retours">
    <div class="letters">
      {returned.length > 0 && <Results visit={visit} returned={returned} />}
      <Card>
        <Form
          action={`${visit.home}/courriers/retours`}
          csrf={visit.csrf}
          state={state}
          submit="Enregistrer les retours"
          allRequired
          icon="check"
        >
          <LinesArea
            state={state}
            name="codes"
            label="Codes des courriers revenus"
            hint="Un par ligne : le code-barres du courrier, sa référence, ou le numéro du destinataire pour tous ses courriers. Un motif particulier s’écrit à la suite : « 0000123482 3 »."
            unit={["code", "codes"]}
            required
          />
          <Radios
            state={state}
            name="reason"
            label="Motif porté par La Poste"
            required
            options={everyReturnReason.map((reason) => ({
              value: reason,
              label: `${digitOf(reason)}. ${returnReasons[reason]}`,
            }))}
          />
        </Form>
      </Card>
    </div>
  </DeskPage>
);

const Results = ({ visit, returned }: Omit<Props, "state">) => {
  const taken = returned.filter(({ outcome }) => outcomeWords[outcome].isTaken).length;
  return (
    <section role="status">
      <h2>
        {counted(taken, "ligne prise en compte", "lignes prises en compte")} sur {returned.length}
      </h2>
      <Table
        caption="Ligne par ligne"
        columns={[
          { label: "Ligne", numeric: true },
          { label: "Code" },
          { label: "Résultat" },
          { label: "Destinataire" },
          { label: "Motif" },
        ]}
        rows={returned.map(({ line, outcome, letters }) => {
          const { words, tone, isTaken } = outcomeWords[outcome];
          return [
            line.line,
            line.typed,
            <Tag tone={tone}>{words}</Tag>,
            letters.map(({ id, holderId, name, number, serial }) => (
              <div key={id}>
                <a href={`${visit.home}/dossiers/${holderId}`}>
                  {name} ({number})
                </a>
                , {groupReference(referenceOf(serial))}
              </div>
            )),
            isTaken && line.reason && returnReasons[line.reason],
          ];
        })}
        empty=""
      />
    </section>
  );
};
