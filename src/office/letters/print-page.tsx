import type { FormState } from "#kernel/form-state.ts";
import type { BatchId } from "#kernel/ids.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { WaitingKind } from "#letters/desk/waiting-letters.queries.ts";
import { titleOfKind } from "#letters/printing/batch-files.rules.ts";
import type { HeldLetter } from "#letters/printing/held-back.ts";
import { lettersInBatch } from "#letters/printing/print-waiting.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Form } from "#ui/form.tsx";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { counted, kindSlugs } from "./batch-words.ts";

export type Printing = {
  waiting: WaitingKind;
  seen: BatchId | null;
  /** How many of those shown the fonts can print. */
  ready: number;
  unprintable: readonly HeldLetter[];
};

type Props = Printing & { visit: DeskView; state: FormState };

/** What an order would print, what is held back and why, and the confirmation. */
export const PrintPage = ({ visit, waiting, seen, ready, unprintable, state }: Props) => {
  const { kind } = waiting;
  return (
    <DeskPage visit={visit} title={`Imprimer : ${titleOfKind(kind)}`}>
      <div class="letters">
        <div class="desk-columns">
          <Card title={capitalised(titleOfKind(kind))}>
            <Facts
              items={[
                { label: "En attente", value: counted(waiting.waiting, "courrier") },
                { label: "Dans ce lot", value: `${counted(ready, "courrier")}, ${lettersInBatch} au plus` },
                {
                  label: "Retenus : adresse changée depuis peu",
                  value: waiting.held.toLocaleString("fr-FR"),
                },
                { label: "Retenus : quota du jour", value: waiting.beyond.toLocaleString("fr-FR") },
                { label: "Retenus : nom ou adresse illisible", value: String(unprintable.length) },
              ]}
            />
          </Card>
          <Card title="Confirmer">
            {ready > 0 ? (
              <>
                <p>
                  Le PDF est préparé puis scellé. Il se télécharge une seule fois ; le mot de passe d’un
                  courrier précédent ne vaut plus rien dès l’impression.
                </p>
                <Form
                  action={`${visit.home}/courriers/imprimer/${kindSlugs[kind]}`}
                  csrf={visit.csrf}
                  state={state}
                  submit={`Imprimer ${counted(ready, "courrier")}`}
                  icon="printer"
                  beside={<a href={`${visit.home}/courriers`}>Renoncer</a>}
                >
                  <input type="hidden" name="seen" value={seen ?? ""} />
                </Form>
              </>
            ) : (
              <p>Rien n’est à imprimer maintenant.</p>
            )}
          </Card>
        </div>
        {unprintable.length > 0 && (
          <section>
            <h2>À corriger dans le registre</h2>
            <Table
              caption="Nos polices n’ont pas ces signes : écrivez le nom ou l’adresse en lettres latines"
              columns={[{ label: "Numéro" }, { label: "Nom" }, { label: "Signes" }]}
              rows={unprintable.map(({ number, name, signs }) => [number, name, signs.join(" ")])}
              empty=""
            />
          </section>
        )}
      </div>
    </DeskPage>
  );
};
