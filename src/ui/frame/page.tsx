import type { ComponentChildren } from "preact";
import type { Announcement } from "#kernel/announcement.ts";
import { AnnouncementNotice } from "../notice.tsx";
import type { AccountBar } from "./account-bar.tsx";
import { assetUrl } from "./assets.ts";
import type { Brand } from "./brand.ts";
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
  <html lang="fr" data-space={brand?.id}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no" />
      {description && <meta name="description" content={description} />}
      <title>{`${announcement ? `${announcement.title} – ` : ""}${title} – ${brand?.name ?? "Parvis"}`}</title>
      <link rel="preload" href={assetUrl("font.woff2")} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={assetUrl("site.css")} />
      <link rel="icon" href={assetUrl("favicon.svg")} type="image/svg+xml" />
      <script type="module" src={assetUrl("site.js")} />
      {account && <script type="module" src={assetUrl("member.js")} />}
    </head>
    <body>
      <a class="skip" href="#contenu">
        Aller au contenu
      </a>
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
    </body>
  </html>
);
