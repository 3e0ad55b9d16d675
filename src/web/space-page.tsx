import { brandOf } from "#spaces/brand.ts";
import { Page, type PageProps } from "#ui/frame/page.tsx";
import type { View } from "./visit.ts";

type Props = Omit<PageProps, "brand" | "account" | "announcement"> & { visit: View };

export const SpacePage = ({ visit, ...page }: Props) => (
  <Page brand={brandOf(visit.space)} account={visit.account} announcement={visit.announcement} {...page} />
);
