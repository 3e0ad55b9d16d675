import type { ComponentChildren } from "preact";
import { office } from "#spaces/office/space.ts";
import { HtmlDocument } from "#ui/frame/html-document.tsx";
import { LastMinutes, SessionWarning } from "#ui/frame/session-warning.tsx";
import { AnnouncementNotice } from "#ui/notice.tsx";
import type { DeskEntry } from "./desk.ts";
import { DeskMenu } from "./desk-menu.tsx";
import { DeskTop } from "./desk-top.tsx";
import type { DeskView } from "./desk-visit.ts";
import { KeySheet } from "./key-sheet.tsx";

/** `href`: under `visit.home`. */
export type Crumb = { label: string; href: string };

type Props = {
  visit: DeskView;
  title: string;
  /** From the desk to this page, without it. */
  crumbs?: readonly Crumb[];
  /** Beside the title: links and buttons. */
  actions?: ComponentChildren;
  children: ComponentChildren;
};

/** The frame of the back office: a tool for the whole day, dense, with a key for everything. */
export const DeskPage = ({ visit, title, crumbs = [], actions, children }: Props) => {
  const { announcement, account, desk, space } = visit;
  const words = [announcement?.title, title, desk?.label, space.wording.shortName, "Gestion"];
  return (
    <HtmlDocument
      spaceId={office.id}
      title={[...new Set(words.filter((word) => word !== undefined))].join(" – ")}
      styles={["site.css", "desk.css"]}
      scripts={["site.js", "member.js", "desk.js"]}
    >
      <DeskTop visit={visit} />
      <div class="desk">
        <DeskMenu visit={visit} />
        <main id="contenu" tabIndex={-1} class="desk-main">
          {desk && <Crumbs visit={visit} desk={desk} crumbs={crumbs} title={title} />}
          {announcement && <AnnouncementNotice {...announcement} />}
          <LastMinutes account={account} />
          <div class="desk-title">
            <h1>{title}</h1>
            {actions && <div class="desk-actions">{actions}</div>}
          </div>
          {children}
        </main>
      </div>
      <KeySheet visit={visit} />
      <SessionWarning account={account} />
    </HtmlDocument>
  );
};

type CrumbsProps = { visit: DeskView; desk: DeskEntry; crumbs: readonly Crumb[]; title: string };

const Crumbs = ({ visit: { home, space }, desk, crumbs, title }: CrumbsProps) => {
  const path = [
    { label: space.kind === "portal" ? space.wording.shortName : "Aujourd’hui", href: "" },
    ...(desk.label !== title ? [{ label: desk.label, href: desk.path }] : []),
    ...crumbs,
  ];
  return (
    <nav class="crumbs" aria-label="Fil d’Ariane">
      <ol>
        {path.map(({ label, href }) => (
          <li key={href}>
            <a href={home + href}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
};
