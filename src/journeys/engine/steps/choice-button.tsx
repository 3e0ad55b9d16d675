import type { IconName } from "#kernel/icon-name.ts";
import { Button, type ButtonTone } from "#ui/button.tsx";
import { stepForm } from "./step-form.tsx";

type Props = { choice: string; label: string; icon: IconName; tone?: ButtonTone };

/** Submits the form of the step from anywhere on the page, with its fields and its anti-robot. */
export const ChoiceButton = ({ choice, label, icon, tone = "quiet" }: Props) => (
  <div>
    <Button form={stepForm} name="choice" value={choice} tone={tone} icon={icon}>
      {label}
    </Button>
  </div>
);
