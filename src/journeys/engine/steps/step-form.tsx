import { Captcha, captchaFaults } from "#ui/fields/captcha.tsx";
import { Form, type FormProps } from "#ui/form.tsx";
import { answerMissing } from "../anti-robot/anti-robot.ts";
import type { StepView } from "../step.ts";

/** Elements outside the form join it by this id. */
export const stepForm = "step";

type Props = Omit<FormProps, "csrf" | "id"> & { visit: StepView };

/** Adds the anti-robot where it is required. Its buttons may be elsewhere on the page. */
export function StepForm({ visit, children, ...form }: Props) {
  const state = { ...form.state, errors: captchaFaults(form.state.errors) };
  const isBare = form.submit === null && !visit.captcha && Object.keys(state.errors).length === 0;
  return (
    <Form {...form} id={stepForm} hidden={isBare} csrf={visit.csrf} state={state}>
      {children}
      {visit.captcha && (
        <Captcha
          {...visit.captcha}
          missing={answerMissing}
          state={state}
          contact={visit.space.wording.contact}
        />
      )}
    </Form>
  );
}
