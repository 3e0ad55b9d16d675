import type { ComponentChildren } from "preact";
import { brandOf } from "#spaces/brand.ts";
import { Page } from "#ui/frame/page.tsx";
import { Title } from "#ui/title.tsx";
import type { View } from "#web/visit.ts";

type TextPageProps = View & {
  title: string;
  description: string;
  lead?: string;
  children: ComponentChildren;
};

export const TextPage = ({ space, announcement, title, description, lead, children }: TextPageProps) => (
  <Page brand={brandOf(space)} title={title} description={description} announcement={announcement}>
    <Title lead={lead}>{title}</Title>
    <div class="prose">{children}</div>
  </Page>
);
