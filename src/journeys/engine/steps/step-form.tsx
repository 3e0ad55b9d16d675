import { Captcha, captchaFaults } from "#ui/fields/captcha.tsx";
import { Form, type FormProps } from "#ui/form.tsx";
import type { StepView } from "../step.ts";

/** The one form of a step that strangers may send: what stands outside it goes with it by this name. */
export const stepForm = "step";

type Props = Omit<FormProps, "csrf" | "id"> & { visit: StepView };

/** The form of a step, with the anti-robot in it where it is asked for. Without a button of its own it may be bare. */
export function StepForm({ visit, children, ...form }: Props) {
  const state = { ...form.state, errors: captchaFaults(form.state.errors) };
  const isBare = form.submit === null && !visit.captcha && Object.keys(state.errors).length === 0;
  return (
    <Form {...form} id={stepForm} hidden={isBare} csrf={visit.csrf} state={state}>
      {children}
      {visit.captcha && <Captcha {...visit.captcha} state={state} contact={visit.space.wording.contact} />}
    </Form>
  );
}
