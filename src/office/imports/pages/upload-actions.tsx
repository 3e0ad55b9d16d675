import type { ComponentChildren } from "preact";
import { mayDo } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { PostForm } from "#ui/post-form.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { StepUp } from "#web/desk/step-up.tsx";
import { isOver, mayMove } from "../uploads/upload.status.ts";
import type { Upload } from "../uploads/uploads.queries.ts";

type Props = { visit: DeskView; upload: Upload; state: FormState };

/** What may be done next. */
export function UploadActions({ visit, upload, state }: Props) {
  if (isOver(upload.state)) return null;
  const may = (move: Parameters<typeof mayMove>[1]) => mayMove(upload.state, move);
  const action = (name: string) => `${visit.home}/imports/${upload.id}/${name}`;
  const post = (name: string, label: string, tone: "strong" | "quiet" | "danger" = "quiet") => (
    <PostForm action={action(name)} csrf={visit.csrf}>
      <Button tone={tone}>{label}</Button>
    </PostForm>
  );
  const changes = upload.report?.words?.changesSomething ?? false;
  return (
    <Card title="Et maintenant">
      {upload.state === "interrupted" && (
        <p>Le travail a été interrompu : rien n’a été appliqué. Vérifiez le fichier de nouveau.</p>
      )}
      {upload.state === "waiting" && (
        <Approval visit={visit} upload={upload} state={state} action={action("accord")} />
      )}
      <Row>
        {changes && may("ask_rehearsal") && post("repetition", "Répéter")}
        {changes && may("ask") && post("demande", "Demander l’approbation", "strong")}
        {upload.state === "interrupted" && post("verification", "Vérifier de nouveau", "strong")}
        {may("cancel") && post("abandon", "Abandonner", "danger")}
      </Row>
      {changes && may("ask_rehearsal") && (
        <p class="field-hint">
          La répétition applique l’import dans une transaction, dessine les pages de cinq titulaires, puis
          annule tout.
        </p>
      )}
    </Card>
  );
}

const Row = ({ children }: { children: ComponentChildren }) => <div class="row">{children}</div>;

const Approval = ({ visit, upload, state, action }: Props & { action: string }) => {
  const { member } = visit;
  if (upload.uploadedBy === member.id || upload.askedBy === member.id)
    return <p>Cet import attend l’accord d’une autre personne. Personne n’approuve son propre import.</p>;
  if (!mayDo(member.role, "superviseur"))
    return <p>Cet import attend l’accord d’une personne dont le rôle est au moins « superviseur ».</p>;
  const closing = upload.report?.words?.closing ?? null;
  return (
    <Form
      action={action}
      csrf={visit.csrf}
      state={state}
      submit="Approuver et appliquer"
      allRequired={closing !== null && !visit.isConfirmed}
    >
      {closing !== null && (
        <Field
          state={state}
          name="closed"
          label="Titulaires à clôturer"
          hint={`${closing} titulaires seraient clôturés, plus de 5 %. Pour l’accepter, tapez leur nombre.`}
          autocomplete="off"
          inputmode="numeric"
          required
        />
      )}
      <StepUp visit={visit} state={state} />
    </Form>
  );
};
