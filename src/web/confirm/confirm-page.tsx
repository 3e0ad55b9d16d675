import type { ComponentChildren } from "preact";
import type { FormState } from "#kernel/form-state.ts";
import { ButtonLink, type ButtonTone } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "../space-page.tsx";
import type { MemberView } from "../visit.ts";
import { CurrentPassword } from "./current-password.tsx";

type Props = {
  visit: MemberView;
  title: string;
  action: string;
  /** Where to go instead. */
  back: string;
  submit: string;
  tone?: ButtonTone;
  state: FormState;
  children: ComponentChildren;
};

/** The current password confirms one action. */
export const ConfirmPage = ({ visit, title, action, back, submit, tone, state, children }: Props) => (
  <SpacePage visit={visit} title={title}>
    <Title>{title}</Title>
    {children}
    <Form
      action={action}
      csrf={visit.csrf}
      state={state}
      submit={submit}
      {...(tone && { tone })}
      beside={
        <ButtonLink href={back} tone="quiet">
          Annuler
        </ButtonLink>
      }
    >
      <CurrentPassword state={state} />
    </Form>
  </SpacePage>
);
