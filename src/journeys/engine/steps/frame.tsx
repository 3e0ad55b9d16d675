import type { ComponentChildren } from "preact";
import { brandOf } from "#spaces/brand.ts";
import { Page } from "#ui/frame/page.tsx";
import type { StepView } from "../step.ts";

export const StepFrame = (props: { view: StepView; title: string; children: ComponentChildren }) => (
  <Page brand={brandOf(props.view.space)} title={props.title} announcement={props.view.announcement}>
    {props.children}
  </Page>
);
