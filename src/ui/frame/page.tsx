import type { ComponentChildren } from "preact";
import type { Announcement } from "#kernel/announcement.ts";
import { AnnouncementNotice } from "../notice.tsx";
import type { AccountBar } from "./account-bar.tsx";
import type { Brand } from "./brand.ts";
import { HtmlDocument } from "./html-document.tsx";
import { PageFooter } from "./page-footer.tsx";
import { PageHeader } from "./page-header.tsx";
import { LastMinutes, SessionWarning } from "./session-warning.tsx";

export type PageProps = {
  /** `null` on pages of no portal (front page, unknown address). */
  brand: Brand | null;
  title: string;
  /** For search engines: only on public pages. */
  description?: string;
  account?: AccountBar | undefined;
  announcement?: Announcement | undefined;
  /** A reading column by default; `full`: the page sets its own width. */
  wide?: boolean | "full";
  children: ComponentChildren;
};

const widthClass = (wide: PageProps["wide"]) =>
  wide === "full" ? undefined : `wrap main ${wide ? "wrap-wide" : "wrap-reading"}`;

/** The frame has no `h1`: each page draws its own. */
export const Page = ({ brand, title, description, account, announcement, wide, children }: PageProps) => (
  <HtmlDocument
    spaceId={brand?.id}
    title={`${announcement ? `${announcement.title} – ` : ""}${title} – ${brand?.name ?? "Parvis"}`}
    description={description}
    styles={["site.css"]}
    scripts={account ? ["site.js", "member.js"] : ["site.js"]}
  >
    <PageHeader brand={brand} account={account} />
    <main id="contenu" tabIndex={-1} class={widthClass(wide)}>
      {announcement && (
        <div class={wide === "full" ? "wrap wrap-announcement" : undefined}>
          <AnnouncementNotice {...announcement} />
        </div>
      )}
      {account && <LastMinutes account={account} />}
      {children}
    </main>
    <PageFooter brand={brand} account={account} />
    {account && <SessionWarning account={account} />}
  </HtmlDocument>
);
