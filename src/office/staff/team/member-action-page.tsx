import type { ComponentChildren } from "preact";
import type { FormState } from "#kernel/form-state.ts";
import type { ButtonTone } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { StepUp } from "#web/desk/step-up.tsx";
import type { MemberLine } from "../staff-lines.queries.ts";
import { nameOf } from "./on-member.ts";

type Props = {
  visit: DeskView;
  member: Pick<MemberLine, "holderId" | "name" | "email">;
  /** Also the name of the button. */
  title: string;
  /** The last part of the address. */
  to: string;
  tone?: ButtonTone;
  state: FormState;
  /** What will happen. */
  says: string;
  /** Fields before the reason. */
  children?: ComponentChildren;
};

/** One action on a member: what it does, why, the password of who does it. */
export const MemberActionPage = ({
  visit,
  member,
  title,
  to,
  tone = "danger",
  state,
  says,
  children,
}: Props) => {
  const path = `/equipe/${member.holderId}`;
  return (
    <DeskPage visit={visit} title={title} crumbs={[{ label: nameOf(member), href: path }]}>
      <p>
        <strong>{nameOf(member)}</strong>, <span class="breakable">{member.email}</span>
      </p>
      <p>{says}</p>
      <Form
        allRequired={children !== undefined || !visit.isConfirmed}
        action={`${visit.home}${path}/${to}`}
        csrf={visit.csrf}
        state={state}
        submit={title}
        tone={tone}
        beside={<a href={visit.home + path}>Annuler</a>}
      >
        {children}
        <Reason state={state} />
        <StepUp visit={visit} state={state} />
      </Form>
    </DeskPage>
  );
};

export const Reason = ({ state }: { state: FormState }) => (
  <Field
    state={state}
    name="reason"
    label="Raison"
    hint="Elle reste dans l’audit."
    autocomplete="off"
    required
  />
);
