import type { FormState } from "#kernel/form-state.ts";
import type { Batch } from "#letters/batches/batches.queries.ts";
import { Card } from "#ui/card.tsx";
import { Radios } from "#ui/fields/choice-fields.tsx";
import { LinesArea } from "#ui/fields/lines-area.tsx";
import { Form } from "#ui/form.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { counted, shortId } from "../batch-words.ts";

type Props = { visit: DeskView; batch: Batch; state: FormState };

/** Letters that came out wrong are replaced; the others stay as they are. */
export const RemakePage = ({ visit, batch, state }: Props) => {
  const path = `${visit.home}/courriers/lots/${batch.id}`;
  return (
    <DeskPage
      visit={visit}
      title="Refaire des courriers"
      crumbs={[{ label: `Lot ${shortId(batch.id)}`, href: `/courriers/lots/${batch.id}` }]}
    >
      <Card>
        <p>
          Bourrage, page tachée, pli déchiré : les courriers nommés ici sont remplacés par de nouveaux, avec
          un nouveau mot de passe, dans un autre lot. L’ancien ne vaut plus rien : détruisez-le. Les autres
          courriers du lot restent bons.
        </p>
        <Form
          action={`${path}/refaire`}
          csrf={visit.csrf}
          state={state}
          submit="Refaire ces courriers"
          icon="repeat"
          beside={<a href={path}>Renoncer</a>}
        >
          <Radios
            state={state}
            name="which"
            label="Lesquels"
            required
            options={[
              { value: "some", label: "Ceux que je nomme" },
              {
                value: "all",
                label: `Tous : ${counted(batch.letters, "courrier")}`,
                hint: "Si le PDF est perdu, ou s’il a été détruit.",
              },
            ]}
          />
          <LinesArea
            state={state}
            name="rejects"
            label="Courriers à refaire"
            hint="Un par ligne : son n° dans le lot (« 3 », « 17-24 »), sa référence, ou le numéro du destinataire."
            unit={["ligne", "lignes"]}
          />
        </Form>
      </Card>
    </DeskPage>
  );
};
