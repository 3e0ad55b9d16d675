import type { IconName } from "#kernel/icon-name.ts";
import { Button, type ButtonTone } from "#ui/button.tsx";
import { stepForm } from "./step-form.tsx";

type Props = { choice: string; label: string; icon: IconName; tone?: ButtonTone };

/** One of several ways on, wherever it stands on the page: what its one form holds, the anti-robot too, goes with it. */
export const ChoiceButton = ({ choice, label, icon, tone = "quiet" }: Props) => (
  <div>
    <Button form={stepForm} name="choice" value={choice} tone={tone} icon={icon}>
      {label}
    </Button>
  </div>
);
