import type { ComponentChildren } from "preact";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { View } from "#web/visit.ts";

type TextPageProps = View & {
  title: string;
  description: string;
  lead?: string;
  children: ComponentChildren;
};

export const TextPage = ({ title, description, lead, children, ...view }: TextPageProps) => (
  <SpacePage visit={view} title={title} description={description}>
    <Title lead={lead}>{title}</Title>
    <div class="prose">{children}</div>
  </SpacePage>
);
