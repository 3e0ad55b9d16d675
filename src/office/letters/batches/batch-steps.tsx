import { mayDo } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeMoment } from "#kernel/moment.ts";
import type { Batch } from "#letters/batches/batches.queries.ts";
import { Card } from "#ui/card.tsx";
import { Form } from "#ui/form.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { StepUp } from "#web/desk/step-up.tsx";
import { counted } from "../batch-words.ts";

type Props = { visit: DeskView; batch: Batch; state: FormState };

/** The next thing to do with a batch. */
export const BatchSteps = ({ visit, batch, state }: Props) => {
  const isAllowed = mayDo(visit.member.role, "superviseur");
  if (batch.postedAt) return null;
  if (batch.file === "destroyed")
    return (
      <Card title="Ce lot n’est pas parti">
        <p>
          Son PDF a été détruit sans avoir été téléchargé : personne n’a pu l’imprimer. Refaites tous ses
          courriers.
        </p>
      </Card>
    );
  if (!isAllowed)
    return (
      <Card title="En attente">
        <p>
          Un superviseur doit {batch.file === "waits" ? "télécharger le PDF" : "noter ce lot comme posté"}.
        </p>
      </Card>
    );
  const path = `${visit.home}/courriers/lots/${batch.id}`;
  if (batch.file === "waits")
    return (
      <Card title="Télécharger le PDF">
        <p>
          Il se télécharge une seule fois, jusqu’{describeMoment(batch.keptUntil)}. Il est ensuite détruit :
          les mots de passe qu’il porte ne sont gardés nulle part.
        </p>
        <Form
          action={`${path}/telecharger`}
          csrf={visit.csrf}
          state={state}
          submit="Télécharger, une seule fois"
          icon="download"
          beside={<a href={path}>Actualiser cette page après le téléchargement</a>}
        >
          <StepUp visit={visit} state={state} />
        </Form>
      </Card>
    );
  return (
    <Card title="Remettre à la poste">
      <p>
        {counted(batch.letters, "courrier")}. Notez le lot comme posté une fois les plis remis à La Poste :
        les retours ne sont acceptés qu’ensuite.
      </p>
      <Form
        action={`${path}/poste`}
        csrf={visit.csrf}
        state={state}
        submit="Noter le lot comme posté"
        icon="send"
      />
    </Card>
  );
};
