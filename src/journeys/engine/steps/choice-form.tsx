import type { IconName } from "#kernel/icon-name.ts";
import { Button, type ButtonTone } from "#ui/button.tsx";
import { PostForm } from "#ui/post-form.tsx";
import type { StepView } from "../step.ts";

type Props = {
  visit: StepView;
  path: string;
  choice: string;
  label: string;
  icon: IconName;
  tone?: ButtonTone;
};

export const ChoiceForm = ({ visit, path, choice, label, icon, tone = "quiet" }: Props) => (
  <PostForm action={visit.home + path} csrf={visit.csrf}>
    <input type="hidden" name="choice" value={choice} />
    <Button tone={tone} icon={icon}>
      {label}
    </Button>
  </PostForm>
);
